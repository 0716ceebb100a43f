import { EMPTY_DICT, isDict, Payload, PayloadError } from "@junctor/core";
import * as MessageType from "@junctor/core/message-types";
import type { PayloadValues, ResultMessage, Serializer } from "@junctor/core";

/** Octets of null and of what closes the lists around it, by serializer. */
const nullLengths = { json: [4, 2], msgpack: [1, 0], cbor: [1, 0] } as const;

/**
 * Writes the values of a message as one map, `{args, kwargs}` (spec: AP-PPT-11).
 * @throws {PayloadError} if the serializer cannot express them.
 */
export function packValues({ args, kwargs }: PayloadValues, serializer: Serializer): Uint8Array {
  const [head, tail] = framing(serializer);
  const message = serializer.encode(messageOf({ args, kwargs }));
  return new Uint8Array(message.subarray(head.length, message.length - tail.length));
}

/**
 * Reads what `packValues` wrote, as carefully as any message: packed bytes were never seen by a router.
 * @throws {PayloadError | ProtocolError} if they are malformed, or no such map.
 */
export function unpackValues(packed: Uint8Array, serializer: Serializer): PayloadValues {
  const [head, tail] = framing(serializer);
  const bytes = new Uint8Array(head.length + packed.length + tail.length);
  bytes.set(head);
  bytes.set(packed, head.length);
  bytes.set(tail, head.length + packed.length);
  const [map, ...more] = (serializer.decode(bytes) as ResultMessage).payload.args;
  if (more.length > 0 || !isDict(map)) throw new PayloadError("a packed payload is one map");
  const args = Object.hasOwn(map, "args") ? (map["args"] ?? []) : [];
  const kwargs = Object.hasOwn(map, "kwargs") ? (map["kwargs"] ?? {}) : {};
  if (!Array.isArray(args) || !isDict(kwargs))
    throw new PayloadError("a packed payload has a list args, a dict kwargs");
  return { args, kwargs };
}

/** What stands before and behind the one argument of the least message. */
function framing(serializer: Serializer): readonly [Uint8Array, Uint8Array] {
  const [nullLength, tailLength] = nullLengths[serializer.name];
  const bytes = serializer.encode(messageOf(null));
  const end = bytes.length - tailLength;
  return [bytes.subarray(0, end - nullLength), bytes.subarray(end)];
}

function messageOf(value: unknown): ResultMessage {
  return { type: MessageType.RESULT, request: 1, details: EMPTY_DICT, payload: Payload.of([value]) };
}
