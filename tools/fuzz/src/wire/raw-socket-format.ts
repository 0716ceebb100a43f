import type { WireFormat } from "./wire-format.ts";

const CODES = { json: 1, msgpack: 2, cbor: 3 } as const;
const PREFIX_LENGTH = 4;
const HANDSHAKE_LENGTH = 4;

/** A RawSocket frame of any type, honest about its length unless told otherwise. */
export function rawFrame(type: number, payload: Uint8Array, length = payload.length): Uint8Array {
  return Buffer.concat([Buffer.of(type, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff), payload]);
}

/** WAMP over RawSocket (spec: "RawSocket Transport"). */
export const rawSocketFormat: WireFormat = {
  // The longest messages are taken: 2^24 octets.
  hello: ({ name }) => Buffer.of(0x7f, 0xf0 | CODES[name], 0, 0),
  helloLength: (received) => (received.length < HANDSHAKE_LENGTH ? undefined : HANDSHAKE_LENGTH),
  frame: (_serializer, message) => rawFrame(0, message),
  read(received) {
    if (received.length < PREFIX_LENGTH) return undefined;
    const length = PREFIX_LENGTH + received.readUIntBE(1, 3);
    if (received.length < length) return undefined;
    const payload = received.subarray(PREFIX_LENGTH, length);
    const type = received[0];
    return { length, messages: type === 0 ? [payload] : [], answer: type === 1 ? rawFrame(2, payload) : undefined };
  },
};
