import { json } from "@junctor/core/json";
import type { StoredEvent } from "./stored-event.ts";

/** An event for everybody, with a payload of so many octets. */
export function storedEvent(topic: string, length = 0): StoredEvent {
  const payload = { serializer: "json", count: 1, bytes: new Uint8Array(length) } as const;
  const nobody = { excluded: undefined, lists: [], rkey: undefined, expires: undefined } as const;
  return { ...nobody, topic, publication: 1, timestamp: 0, details: {}, payload, codec: json() };
}
