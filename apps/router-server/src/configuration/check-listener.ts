import { isHost } from "../listener/allows-host.ts";
import { parseNetwork } from "../proxy/parse-network.ts";
import type { ListenerConfiguration } from "./schema/listener-schema.ts";
import type { KeyPath } from "./source-document.ts";

/** Takes what is wrong. */
type Report = (path: KeyPath, text: string) => void;

/** Finds what no schema can in a listener: keys that exclude one another, hosts and networks that are none. */
export function checkListener(listener: ListenerConfiguration, at: KeyPath, report: Report): void {
  const { path, host, port, mode, hosts = [] } = listener;
  if (path !== undefined && (host ?? port) !== undefined) {
    report([...at, "path"], "a listener has either path or host and port");
  }
  hosts.forEach((name, index) => {
    if (!isHost(name)) report([...at, "hosts", index], "expected a name or an address without a port, or *");
  });
  if (mode !== undefined && path === undefined) report([...at, "mode"], "only a listener with a path has a mode");
  checkProxy(listener, [...at, "proxy"], report);
  checkCookie(listener, [...at, "cookie"], report);
}

function checkProxy({ proxy, path, tls }: ListenerConfiguration, at: KeyPath, report: Report): void {
  if (proxy === undefined) return;
  if (proxy.from === undefined && path === undefined) {
    report(at, "the key from is missing (the addresses of the proxies)");
  }
  proxy.from?.forEach((network, index) => {
    if (parseNetwork(network) !== undefined) return;
    report([...at, "from", index], "expected an address, or a network such as 10.0.0.0/8");
  });
  if (proxy.header === "PROXY" && path !== undefined && tls !== undefined) {
    report([...at, "header"], "a Unix socket with TLS takes no PROXY header");
  }
}

function checkCookie({ cookie, origins = [], tls }: ListenerConfiguration, at: KeyPath, report: Report): void {
  if (cookie === undefined) return;
  if (origins.length === 0 || origins.includes("*")) {
    report(
      at,
      "cookies need origins, the pages that may log in by them, and not *: any page could act as its visitors",
    );
  }
  if (cookie.sameSite === "none" && tls === undefined && cookie.secure !== "always") {
    report(
      [...at, "sameSite"],
      "browsers take none over TLS only: name tls, or secure: always behind a proxy with TLS",
    );
  }
  if (cookie.name?.startsWith("__") === true && tls === undefined && cookie.secure !== "always") {
    report([...at, "name"], "browsers take such a name over TLS only");
  }
}
