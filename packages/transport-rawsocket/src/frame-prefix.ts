import { allocBytes } from "@junctor/core/transport";

/** What a frame carries (spec: TR-RAW-12). */
export const FrameType = { MESSAGE: 0, PING: 1, PONG: 2 } as const;

export type FrameType = (typeof FrameType)[keyof typeof FrameType];

/** Octets in front of each payload. */
export const PREFIX_LENGTH = 4;

/** Set where the length is exactly 2^24, which 24 bits cannot say (spec: TR-RAW-11). */
const X_BIT = 0x08;
const TYPE_BITS = 0x07;
const RESERVED_BITS = 0xf0;
const X_LENGTH = 0x1000000;

/** Makes one frame: prefix and payload (spec: TR-RAW-10). @param payload At most 2^24 octets. */
export function formatFrame(type: FrameType, payload: Uint8Array): Uint8Array {
  const frame = allocBytes(PREFIX_LENGTH + payload.length);
  writePrefix(frame, type, payload.length);
  frame.set(payload, PREFIX_LENGTH);
  return frame;
}

/** Writes the prefix of a payload of `length` octets to the start of its frame. */
export function writePrefix(frame: Uint8Array, type: FrameType, length: number): void {
  frame[0] = length === X_LENGTH ? X_BIT | type : type;
  frame[1] = (length >> 16) & 0xff;
  frame[2] = (length >> 8) & 0xff;
  frame[3] = length & 0xff;
}

/** What is wrong with the prefix at `at`, if anything. */
export function prefixFault(bytes: Uint8Array, at: number): string | undefined {
  const first = bytes[at] as number;
  if ((first & RESERVED_BITS) !== 0) return "a frame uses reserved bits";
  if ((first & TYPE_BITS) > FrameType.PONG) return `a frame has the reserved type ${first & TYPE_BITS}`;
  if ((first & X_BIT) !== 0 && lengthBits(bytes, at) !== 0) return "a frame is longer than 2^24 octets";
  return undefined;
}

/** The type in a prefix without fault. */
export function prefixType(bytes: Uint8Array, at: number): FrameType {
  return ((bytes[at] as number) & TYPE_BITS) as FrameType;
}

/** The payload length in a prefix without fault, in octets. */
export function prefixPayloadLength(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) & X_BIT) !== 0 ? X_LENGTH : lengthBits(bytes, at);
}

function lengthBits(bytes: Uint8Array, at: number): number {
  return ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
}
