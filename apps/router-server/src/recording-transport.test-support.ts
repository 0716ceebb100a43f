import type { Connection, ConnectionHandlers, Connector } from "@junctor/core";

/** A transport that writes down what comes to its client, message by message. */
export function recording(transport: Connector, received: string[]): Connector {
  return {
    target: transport.target,
    async connect(options) {
      const connection = await transport.connect(options);
      const open = connection.open.bind(connection);
      return Object.assign(connection, { open: (handlers: ConnectionHandlers) => open(watched(handlers, received)) });
    },
  } satisfies { target: string; connect(options: never): Promise<Connection> };
}

function watched(handlers: ConnectionHandlers, received: string[]): ConnectionHandlers {
  return {
    message(bytes) {
      received.push(Buffer.from(bytes).toString("latin1"));
      handlers.message(bytes);
    },
    closed: (end) => handlers.closed(end),
    drained: () => handlers.drained?.(),
  };
}
