/** What a listener is when it is told nothing. */
export const listenerDefaults = {
  host: "127.0.0.1",
  port: 8080,
  mode: "0600",
  transports: ["websocket", "rawsocket"],
  paths: ["/", "/ws"],
  serializers: ["json", "msgpack", "cbor"],
  status: ["health"],
  maxMessageLength: 1_048_576,
} as const;
