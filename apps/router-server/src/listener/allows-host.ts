import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";
import { listenerDefaults } from "../configuration/listener-defaults.ts";
import { isLoopback } from "./format-address.ts";

/** What a host with or without a port is made of. */
const HOST = /^[^\s/?#@\\]+$/;
/** The name of this machine, and what browsers never look up elsewhere. */
const THIS_MACHINE = /^(?:localhost|.+\.localhost)$/;

/**
 * Whether a request may be meant for a listener, by its `Host` header. A page of the web can have its own name lead to
 * this machine (DNS rebinding), and would then pass for a page of this server; but its name still stands there. Clients
 * that send no `Host` are no browsers. A listener that only this machine reaches, and names no `hosts`, takes the names
 * and addresses of this machine; any other takes all.
 */
export function allowsHost(listener: ListenerConfiguration, header: string | undefined): boolean {
  const { host, path, hosts } = { ...listenerDefaults, ...listener };
  const isOpen = path !== undefined || !isLoopback(host);
  if (header === undefined || (hosts ?? (isOpen ? ["*"] : [])).includes("*")) return true;
  const name = readHost(header);
  if (name === undefined) return false;
  if (THIS_MACHINE.test(name) || isLoopback(name.replace(/^\[(.*)\]$/, "$1"))) return true;
  return name === readHost(bracketed(host)) || (hosts ?? []).some((each) => name === readHost(bracketed(each)));
}

/** Whether a text is a host without a port, as `hosts` names them. */
export function isHost(text: string): boolean {
  const host = bracketed(text);
  return text === "*" || (HOST.test(host) && URL.canParse(`http://${host}`) && !/:\d*$/.test(host));
}

/** The host in one form, without its port: lower case, no dot at its end. Undefined if it is none. */
function readHost(text: string): string | undefined {
  const url = `http://${text}`;
  return HOST.test(text) && URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, "") : undefined;
}

/** IPv6 as it stands in URLs. */
function bracketed(host: string): string {
  return host.includes(":") && !host.startsWith("[") && /^[\da-f:.]+$/i.test(host) ? `[${host}]` : host;
}
