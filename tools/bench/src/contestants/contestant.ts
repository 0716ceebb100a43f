import type { TransportName } from "../load/open-peer.ts";
import type { SerializerName } from "../wire/wire.ts";

/** A transport with a serializer, as in `WebSocket json`. */
export type Variant = `${TransportName} ${SerializerName}`;

/** How a process is started. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** The working directory. Default: this process's. */
  readonly cwd?: string;
}

/** One server under test. */
export interface Contestant {
  readonly id: string;
  readonly kind: "ours" | "floor" | "rival";
  readonly variants: readonly Variant[];
  /** The path of its WebSocket endpoint. */
  readonly path: string;
  /**
   * Gets it ready to start, installing it in a cache folder outside the repository where need be.
   * Resolves to its version.
   * @throws why it cannot take part.
   */
  prepare(): Promise<string>;
  /** The command line of a server that listens on `port` of 127.0.0.1 and has the realm `realm1`. */
  command(port: number): Promise<Command>;
}
