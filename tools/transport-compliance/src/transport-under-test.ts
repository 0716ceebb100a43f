import type { Connection, Connector, Serializer } from "@junctor/core";

/** What one test asks of a transport. */
export interface SetupOptions {
  /** The serializers the accepting side has. */
  readonly serializers: readonly Serializer[];
  /** The largest message both sides accept, in octets; a power of two from 512 on. */
  readonly maxMessageLength: number;
}

/** A place to connect to, made for one test. */
export interface TransportUnderTest {
  /** Connects to that place. */
  readonly connector: Connector;
  /** The next connection that was accepted there, not yet opened. */
  accepted(): Promise<Connection>;
  /** Breaks every link from beneath, as a crash of the accepting host does. */
  reset?(): void;
  /**
   * Connects, sends the message `good`, then something no peer may send, then the message `late`,
   * as close together as the transport can.
   */
  sendBroken?(): Promise<void>;
  /** Closes everything. */
  teardown(): Promise<void>;
}

/** How to build a transport, and what it can do. */
export interface TransportTraits {
  setup(options: SetupOptions): Promise<TransportUnderTest>;
  /** `peer.transport` of its connections. */
  readonly transport: string;
  /** Whether a message over the limit is not sent at all, or ends the connection where it arrives. */
  readonly oversized: "not-sent" | "ends-connection";
  /** Whether the connecting side can stop reading. */
  readonly clientPauses: boolean;
  /** Whether the accepting side chooses among several serializers. */
  readonly negotiates: boolean;
  /** Whether there is a link that can break, and frames that can be broken: `reset` and `sendBroken` work. */
  readonly breaks: boolean;
  /** A connector to a place where nobody listens. */
  nowhere?(): Promise<Connector>;
  /** A place that takes the connection and says nothing; its connector gives up after 100 ms if `impatient`. */
  silent?(patience: "patient" | "impatient"): Promise<{ connector: Connector; teardown(): Promise<void> }>;
}
