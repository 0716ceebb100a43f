import { json } from "@junctor/core/json";
import type { StoredEvent } from "@junctor/router/store";

/** An event for everybody, whose payload is its number and so many spaces. */
export function storedEvent(topic: string, publication: number, length = 0): StoredEvent {
  const bytes = Buffer.from(`[${publication}${" ".repeat(length)}]`);
  return {
    topic,
    publication,
    timestamp: 0,
    expires: undefined,
    details: {},
    excluded: undefined,
    lists: [],
    rkey: undefined,
    payload: { serializer: "json", count: 1, bytes: new Uint8Array(bytes) },
    codec: json(),
  };
}

/** What is said of an event, in a form that compares: without the codec, with bytes and sets as lists. */
export function plainEvent({ payload, lists, ...event }: StoredEvent): object {
  const plainLists = lists.map(({ option, names }) => ({ option, names: Array.from(names) }));
  return { ...event, codec: undefined, lists: plainLists, payload: { ...payload, bytes: Array.from(payload.bytes) } };
}
