const EVERYWHERE: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** Whether a server that listens on `host` can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Host and port as they stand in a URL that opens on this machine: brackets around IPv6,
 * and the loopback address where the server listens on all.
 */
export function formatAddress(host: string, port: number): string {
  const reachable = EVERYWHERE.has(host) ? "127.0.0.1" : host;
  return reachable.includes(":") ? `[${reachable}]:${port}` : `${reachable}:${port}`;
}
