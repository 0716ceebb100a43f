import type { SerializerName } from "@junctor/core";

/** First octet of a handshake, in both directions (spec: TR-RAW-01). */
export const MAGIC = 0x7f;
/** Octets of a handshake in each direction. */
export const HANDSHAKE_LENGTH = 4;
/** The smallest message limit that can be announced, in octets. */
export const MIN_LIMIT = 512;
/** The largest message limit that can be announced, in octets. */
export const MAX_LIMIT = 16_777_216;

/** What an error reply says (spec: TR-RAW-06). */
export const RefusalCode = {
  SERIALIZER_UNSUPPORTED: 1,
  MAX_LENGTH_UNACCEPTABLE: 2,
  RESERVED_BITS: 3,
  MAX_CONNECTIONS: 4,
} as const;

export type RefusalCode = (typeof RefusalCode)[keyof typeof RefusalCode];

/** What a client asks for. `fail` is no request at all: the connection ends without a reply. */
export type Request =
  | { readonly kind: "request"; readonly serializer: SerializerName; readonly limit: number }
  | { readonly kind: "refuse"; readonly code: RefusalCode }
  | { readonly kind: "fail"; readonly reason: string };

/** What a router answers. */
export type Reply =
  | { readonly kind: "accepted"; readonly limit: number }
  | { readonly kind: "refused"; readonly code: number; readonly reason: string }
  | { readonly kind: "fail"; readonly reason: string };

const CODES: { readonly [S in SerializerName]: number } = { json: 1, msgpack: 2, cbor: 3 };
const REASONS = [
  "an illegal error",
  "serializer unsupported",
  "maximum message length unacceptable",
  "use of reserved bits",
  "maximum connection count reached",
];

/** The largest limit that can be announced and is not over `octets`: a power of two from 2^9 to 2^24. */
export function announcedLimit(octets: number): number {
  const bounded = Math.min(Math.max(octets, MIN_LIMIT), MAX_LIMIT);
  return 2 ** Math.floor(Math.log2(bounded));
}

/** A request, or the reply that accepts one (spec: TR-RAW-02, TR-RAW-05). @param limit A power of two from 2^9 to 2^24. */
export function formatHandshake(serializer: SerializerName, limit: number): Uint8Array {
  return Uint8Array.of(MAGIC, ((Math.log2(limit) - 9) << 4) | CODES[serializer], 0, 0);
}

/** The reply that refuses a request. */
export function formatRefusal(code: RefusalCode): Uint8Array {
  return Uint8Array.of(MAGIC, code << 4, 0, 0);
}

/** Reads the four octets of a request (spec: TR-RAW-03, TR-RAW-04, TR-RAW-08). */
export function parseRequest(octets: Uint8Array): Request {
  const [magic = 0, second = 0, third, fourth] = octets;
  if (magic !== MAGIC) return { kind: "fail", reason: "not a RawSocket handshake" };
  if (third !== 0 || fourth !== 0) return { kind: "refuse", code: RefusalCode.RESERVED_BITS };
  const code = second & 0x0f;
  if (code === 0) return { kind: "fail", reason: "a RawSocket handshake names the illegal serializer 0" };
  const serializer = serializerOf(code);
  if (serializer === undefined) return { kind: "refuse", code: RefusalCode.SERIALIZER_UNSUPPORTED };
  return { kind: "request", serializer, limit: limitOf(second) };
}

/** Reads the four octets of the reply to a request for `serializer` (spec: TR-RAW-09). */
export function parseReply(octets: Uint8Array, serializer: SerializerName): Reply {
  const [magic = 0, second = 0, third, fourth] = octets;
  if (magic !== MAGIC) return { kind: "fail", reason: "the peer does not speak RawSocket" };
  if (third !== 0 || fourth !== 0) return { kind: "fail", reason: "the peer's handshake uses reserved bits" };
  const code = second & 0x0f;
  if (code === 0) return { kind: "refused", code: second >> 4, reason: REASONS[second >> 4] ?? `error ${second >> 4}` };
  if (code !== CODES[serializer]) return { kind: "fail", reason: "the peer chose a serializer that was not asked for" };
  return { kind: "accepted", limit: limitOf(second) };
}

function serializerOf(code: number): SerializerName | undefined {
  return (Object.keys(CODES) as SerializerName[]).find((name) => CODES[name] === code);
}

function limitOf(second: number): number {
  return 2 ** (9 + (second >> 4));
}
