const THIS_MACHINE: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a page may open a WebSocket: pages of this server, of this machine, or of `origins`.
 * Browsers let every page on the web connect to 127.0.0.1, and it is here that those are turned away.
 * Programs send no origin and may connect.
 * @param host the `Host` header of the same request.
 */
export function allowsOrigin(
  origins: readonly string[],
  origin: string | undefined,
  host: string | undefined,
): boolean {
  if (origin === undefined || origins.includes("*") || origins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host || THIS_MACHINE.has(url.hostname);
}
