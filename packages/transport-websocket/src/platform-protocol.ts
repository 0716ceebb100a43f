import type { Framing, Serializer } from "@junctor/core";

/** One WebSocket subprotocol of WAMP as it is spoken over the platform's WebSocket (spec: BP-WS-01, TR-BATCH-01). */
export interface PlatformProtocol {
  /** For example `wamp.2.json` or `wamp.2.cbor.batched`. */
  readonly name: string;
  readonly serializer: Serializer;
  readonly framing: Framing;
  /** Puts frames into WebSocket messages. */
  pack(frames: readonly Uint8Array[]): readonly Uint8Array[];
  /**
   * Takes the WAMP messages out of one WebSocket message.
   * @throws {ProtocolError} if it is malformed.
   */
  unpack(bytes: Uint8Array): Iterable<Uint8Array>;
}

/** One WAMP message in each WebSocket message. */
export function plainProtocol(serializer: Serializer): PlatformProtocol {
  return {
    name: `wamp.2.${serializer.name}`,
    serializer,
    framing: { name: "websocket-message", frame: (message) => message },
    pack: (frames) => frames,
    unpack: (bytes) => [bytes],
  };
}
