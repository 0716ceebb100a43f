import type { Clock, Connection, Connector, ConnectOptions, Serializer } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { json } from "@junctor/core/json";
import { systemClock } from "@junctor/core/runtime";
import { MemoryConnection } from "./memory-connection.ts";

/** Options of `memoryTransport`. */
export interface MemoryTransportOptions {
  /**
   * What the far end speaks; of a name that is not among them, it uses the very serializer that was offered.
   * Default: `[json()]`, because the JSON of clients reads only what routers send.
   */
  readonly serializers?: readonly Serializer[] | undefined;
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
  const { maxMessageLength = Infinity, serializers: spoken = [json()] } = options;

  return {
    target: "memory",
    async connect({ serializers, signal }: ConnectOptions): Promise<Connection> {
      if (signal?.aborted === true) throw signal.reason;
      const serializer = serializers[0];
      if (serializer === undefined) throw new ConnectionError("no serializer was offered");
      const farSerializer = spoken.find(({ name }) => name === serializer.name) ?? serializer;
      const [near, far] = MemoryConnection.pair({ serializer, farSerializer, clock, defer, maxMessageLength });
      accept(far);
      return near;
    },
  };
}
