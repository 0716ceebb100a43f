import type { PayloadCodec, SerializerName } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import type { StoredEvent } from "@junctor/router/store";
import { CorruptRecord } from "./corrupt-record.ts";
import { FIXED_LENGTH, serializerNames } from "./event-layout.ts";

const codecs: Record<SerializerName, PayloadCodec> = { json: json(), msgpack: msgpack(), cbor: cbor() };

/** What is said of an event beside what has a place of its own. */
type About = Omit<StoredEvent, "topic" | "publication" | "timestamp" | "payload" | "codec">;

/**
 * An event from the body of its record, over the same octets.
 * @throws {CorruptRecord} if it is none.
 */
export function decodeEvent(body: Uint8Array): StoredEvent {
  const octets = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (octets.length < FIXED_LENGTH) throw new CorruptRecord("the event is too short");
  const serializer = serializerNames[octets.readUInt8(16)];
  if (serializer === undefined) throw new CorruptRecord("the event has an unknown serializer");
  const topicEnd = FIXED_LENGTH + octets.readUInt32BE(18);
  const aboutEnd = topicEnd + octets.readUInt32BE(22);
  if (aboutEnd > octets.length) throw new CorruptRecord("the event is too short");
  return {
    ...readAbout(body.subarray(topicEnd, aboutEnd)),
    topic: octets.toString("utf8", FIXED_LENGTH, topicEnd),
    publication: octets.readDoubleBE(0),
    timestamp: octets.readDoubleBE(8),
    payload: { serializer, count: octets.readUInt8(17), bytes: body.subarray(aboutEnd) },
    codec: codecs[serializer],
  };
}

function readAbout(bytes: Uint8Array): About {
  const { args } = codecs.cbor.decodePayload({ serializer: "cbor", count: 1, bytes });
  return args[0] as About;
}
