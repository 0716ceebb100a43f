/** What connections may do if nothing is said of it. */
export const connectionDefaults = {
  maxConnections: 15_000,
  maxConnectionsPerAddress: 1_000,
  pingInterval: 15_000,
  pingTimeout: 10_000,
} as const;
