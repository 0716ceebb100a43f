import type { Clock, Connection, Connector, ConnectOptions } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import { MemoryConnection } from "./memory-connection.ts";

/** Options of `memoryTransport`. */
export interface MemoryTransportOptions {
  /** The largest message each end accepts, in octets. Default: no limit. */
  readonly maxMessageLength?: number | undefined;
  /** The clock of the close timeout, and of `defer` unless that is given. Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Runs a delivery later. Default: at the end of the clock's current turn. */
  readonly defer?: ((fn: () => void) => void) | undefined;
}

/**
 * Connects within one process. Messages go through the real codec and travel as bytes, in order, each in a later turn.
 * @param accept Takes the far end of each connection, for example `router.accept`. The first offered serializer is spoken.
 */
export function memoryTransport(
  accept: (connection: Connection) => void,
  options: MemoryTransportOptions = {},
): Connector {
  const clock = options.clock ?? systemClock;
  const defer = options.defer ?? ((fn: () => void) => clock.endOfTurn(fn));
  const maxMessageLength = options.maxMessageLength ?? Infinity;

  return {
    target: "memory",
    async connect({ serializers, signal }: ConnectOptions): Promise<Connection> {
      if (signal?.aborted === true) throw signal.reason;
      const serializer = serializers[0];
      if (serializer === undefined) throw new ConnectionError("no serializer was offered");
      const [near, far] = MemoryConnection.pair({ serializer, clock, defer, maxMessageLength });
      accept(far);
      return near;
    },
  };
}
