import { UserError } from "../user-error.ts";

/** Where a router listens, by transport. */
export type RouterAddress =
  | { readonly transport: "websocket"; readonly url: string; readonly socketPath?: string | undefined }
  | { readonly transport: "rawsocket"; readonly host: string; readonly port: number; readonly secure: boolean }
  | { readonly transport: "rawsocket"; readonly path: string; readonly secure: boolean };

const FORMS = "ws://host:8080/ws, wss://host/ws, rs://host:8080, rss://host:8080, or /path/of.sock";
const RAW_SCHEMES: ReadonlyMap<string, boolean> = new Map([
  ["rs:", false],
  ["tcp:", false],
  ["rss:", true],
  ["tls:", true],
]);

/**
 * Reads a router's address: `ws:` and `wss:` for WebSocket; `rs:` and `rss:` (or `tcp:`, `tls:`, as routers print it)
 * for RawSocket; `unix:/path` or a path for RawSocket over a Unix socket, `ws+unix:/path` for WebSocket over one.
 * @throws {UserError} if it is no such thing.
 */
export function parseRouterUrl(text: string): RouterAddress {
  const [, scheme, path] = /^(?:(ws\+unix|rs\+unix|unix):(?:\/\/)?)?((?:\/|\.\.?\/).+)$/.exec(text) ?? [];
  if (path !== undefined && scheme === "ws+unix")
    return { transport: "websocket", url: "ws://localhost/ws", socketPath: path };
  if (path !== undefined) return { transport: "rawsocket", path, secure: false };
  if (!URL.canParse(text)) throw new UserError(`junctor: "${text}" is no address of a router, such as ${FORMS}.`);
  const url = new URL(text);
  if (url.protocol === "ws:" || url.protocol === "wss:") return { transport: "websocket", url: text };
  const secure = RAW_SCHEMES.get(url.protocol);
  if (secure === undefined)
    throw new UserError(`junctor: a router is not reached by ${url.protocol}, but as ${FORMS}.`);
  if (url.port === "") throw new UserError(`junctor: "${text}" has no port, such as ${url.protocol}//127.0.0.1:8080.`);
  return {
    transport: "rawsocket",
    host: url.hostname.replace(/^\[(.*)\]$/, "$1") || "127.0.0.1",
    port: Number(url.port),
    secure,
  };
}
