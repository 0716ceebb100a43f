import { isHost } from "../listener/allows-host.ts";
import type { ListenerConfiguration } from "./schema/listener-schema.ts";
import type { KeyPath } from "./source-document.ts";

/** Takes what is wrong. */
type Report = (path: KeyPath, text: string) => void;

/** Finds what no schema can in a listener: keys that exclude one another, hosts that are none. */
export function checkListener(
  { path, host, port, mode, hosts = [] }: ListenerConfiguration,
  at: KeyPath,
  report: Report,
): void {
  if (path !== undefined && (host ?? port) !== undefined) {
    report([...at, "path"], "a listener has either path or host and port");
  }
  hosts.forEach((name, index) => {
    if (!isHost(name)) report([...at, "hosts", index], "expected a name or an address without a port, or *");
  });
  if (mode !== undefined && path === undefined) report([...at, "mode"], "only a listener with a path has a mode");
}
