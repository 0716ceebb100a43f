import { cbor } from "@junctor/core/cbor";
import type { StoredEvent } from "@junctor/router/store";
import { FIXED_LENGTH, serializerNames } from "./event-layout.ts";

const codec = cbor();

/**
 * The body of an event's record: what `event-layout.ts` says, the topic, all that is said of the event in CBOR, and
 * the octets of its payload as they are.
 */
export function encodeEvent({ topic, publication, timestamp, payload, ...rest }: StoredEvent): Uint8Array {
  const said = { ...rest, lists: plainLists(rest.lists), codec: undefined };
  const topicBytes = Buffer.from(topic, "utf8");
  const about = codec.encodePayload({ args: [said], kwargs: {} }).bytes;
  const head = Buffer.alloc(FIXED_LENGTH);
  head.writeDoubleBE(publication, 0);
  head.writeDoubleBE(timestamp, 8);
  head.writeUInt8(serializerNames.indexOf(payload.serializer), 16);
  head.writeUInt8(payload.count, 17);
  head.writeUInt32BE(topicBytes.length, 18);
  head.writeUInt32BE(about.length, 22);
  return Buffer.concat([head, topicBytes, about, payload.bytes]);
}

function plainLists(lists: StoredEvent["lists"]): unknown[] {
  return lists.map(({ option, names }) => ({ option, names: Array.from(names) }));
}
