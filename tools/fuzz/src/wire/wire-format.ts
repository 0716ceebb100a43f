import type { Serializer } from "@junctor/core";

/** How one transport puts messages into a stream of octets, from the client's end and without any care. */
export interface WireFormat {
  /** What is sent to open a connection. */
  hello(serializer: Serializer): Uint8Array;
  /** Octets the answer to `hello` takes in `received`; undefined if more has to come. */
  helloLength(received: Buffer): number | undefined;
  /** Puts a message into a frame. */
  frame(serializer: Serializer, message: Uint8Array): Uint8Array;
  /** Reads the frame at the start of `received`; undefined if more has to come. */
  read(received: Buffer): Frame | undefined;
}

/** One frame of the router. */
export interface Frame {
  /** Octets it takes with its header. */
  readonly length: number;
  /** The messages in it; none in control frames. */
  readonly messages: readonly Uint8Array[];
  /** What must be sent back. */
  readonly answer?: Uint8Array | undefined;
}

/** The transports that are fuzzed; `batched` is WebSocket with batches. */
export type TransportName = "websocket" | "rawsocket" | "batched";
