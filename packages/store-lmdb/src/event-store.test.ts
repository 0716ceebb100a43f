import type { EventStore, Pattern, StoredEvent } from "@junctor/router/store";
import { memoryStore } from "@junctor/router/store";
import { describe, expect, test } from "vitest";
import { allDone } from "./all-done.test-support.ts";
import { openStore } from "./open-store.test-support.ts";
import { plainEvent, storedEvent } from "./stored-event.test-support.ts";

const limits = { maxHistoryEvents: 100, maxHistoryBytes: 1e6, maxRetainedTopics: 100, maxRetainedBytes: 1e6 };
const pattern: Pattern = { uri: "com.", match: "prefix" };

type MakeStore = (own?: Partial<typeof limits>) => Promise<EventStore>;

const stores: readonly (readonly [string, MakeStore])[] = [
  ["in memory", (own) => Promise.resolve(memoryStore({ ...limits, ...own }))],
  ["in LMDB", (own) => openStore({ ...limits, ...own })],
];

/** Records events numbered from 1 on. */
async function recordAll(store: EventStore, count: number, length = 0): Promise<void> {
  await allDone(Array.from({ length: count }, (_, n) => store.record(pattern, storedEvent("com.a", n + 1, length))));
}

function publications(events: Iterable<StoredEvent>): number[] {
  return Array.from(events, ({ publication }) => publication);
}

describe.each(stores)("a store %s", (_, makeStore) => {
  test("has nothing of what it was not given", async () => {
    const store = await makeStore();
    expect(store.retained({ uri: "", match: "prefix" }, 0)).toEqual([]);
    expect(publications(store.history(pattern).events())).toEqual([]);
    expect(store.history(pattern).placeOf(1)).toBeUndefined();
  });

  test.each(["json", "msgpack", "cbor"] as const)("gives events with %s payloads as they were", async (serializer) => {
    const store = await makeStore();
    const event: StoredEvent = {
      ...storedEvent("com.ä", 2 ** 53),
      timestamp: 1_700_000_000_000.5,
      details: { publisher: 2 ** 53, publisher_authid: "\0ann", trustlevel: 3, ppt_scheme: "x_ä" },
      excluded: 4711,
      rkey: "node 1",
      lists: [
        { option: "eligible_authid", names: ["ann", "bob"] },
        { option: "exclude", names: new Set([1, 2 ** 53]) },
      ],
      payload: { serializer, count: 2, bytes: Uint8Array.from({ length: 256 }, (__, octet) => octet) },
    };
    await allDone([store.record(pattern, event), store.retain(event)]);
    const found = [...store.history(pattern).events(), ...store.retained(pattern, 0)];
    expect(found.map(plainEvent)).toEqual([plainEvent(event), plainEvent(event)]);
  });

  test("shows what is written before the write is done", async () => {
    const store = await makeStore();
    const writes = [store.record(pattern, storedEvent("com.a", 1)), store.retain(storedEvent("com.a", 2))];
    expect(publications(store.history(pattern).events())).toEqual([1]);
    expect(publications(store.retained(pattern, 0))).toEqual([2]);
    expect(store.history(pattern).placeOf(1)).toBeDefined();
    await allDone(writes);
    expect(publications(store.history(pattern).events())).toEqual([1]);
    expect(publications(store.retained(pattern, 0))).toEqual([2]);
  });

  test("keeps the histories of patterns apart", async () => {
    const store = await makeStore();
    const others: Pattern[] = [
      { uri: "com.", match: "wildcard" },
      { uri: "com.a", match: "exact" },
      { uri: "com.".repeat(2_000), match: "prefix" },
    ];
    await recordAll(store, 1);
    await allDone(others.map((other, n) => store.record(other, storedEvent("com.a", 10 + n))));
    expect([pattern, ...others].map((each) => publications(store.history(each).events()))).toEqual([
      [1],
      [10],
      [11],
      [12],
    ]);
  });

  test("gives parts of a history, in both directions", async () => {
    const store = await makeStore();
    await recordAll(store, 5);
    const history = store.history(pattern);
    const [second, fourth] = [history.placeOf(2), history.placeOf(4)];
    expect(publications(history.events({ start: second }))).toEqual([2, 3, 4, 5]);
    expect(publications(history.events({ end: fourth }))).toEqual([1, 2, 3]);
    expect(publications(history.events({ start: second, end: fourth, reverse: true }))).toEqual([3, 2]);
    expect(publications(history.events({ reverse: true }))).toEqual([5, 4, 3, 2, 1]);
    expect(publications(history.events({ start: fourth, end: second }))).toEqual([]);
    expect(publications(history.events({ start: 0, end: Infinity }))).toEqual([1, 2, 3, 4, 5]);
    expect(history.placeOf(6)).toBeUndefined();
  });

  test("forgets the oldest events of a history beyond its number", async () => {
    const store = await makeStore({ maxHistoryEvents: 3 });
    await recordAll(store, 5_000);
    const history = store.history(pattern);
    expect(publications(history.events())).toEqual([4_998, 4_999, 5_000]);
    expect(history.placeOf(4_997)).toBeUndefined();
    expect(publications(history.events({ start: history.placeOf(4_999) }))).toEqual([4_999, 5_000]);
  });

  test("forgets the oldest events of a history beyond its octets, and all if one is too long by itself", async () => {
    const store = await makeStore({ maxHistoryBytes: 30_000 });
    await recordAll(store, 5, 9_000);
    expect(publications(store.history(pattern).events())).toEqual([3, 4, 5]);
    await store.record(pattern, storedEvent("com.a", 6, 40_000));
    expect(publications(store.history(pattern).events())).toEqual([]);
    await store.record(pattern, storedEvent("com.a", 7));
    expect(publications(store.history(pattern).events())).toEqual([7]);
  });

  test("may keep nothing", async () => {
    const store = await makeStore({ maxHistoryEvents: 0, maxRetainedTopics: 0 });
    await allDone([store.record(pattern, storedEvent("com.a", 1)), store.retain(storedEvent("com.a", 1))]);
    expect(publications(store.history(pattern).events())).toEqual([]);
    expect(store.retained(pattern, 0)).toEqual([]);
  });

  test("retains the last event of each topic, found by every kind of pattern in the order of publication", async () => {
    const store = await makeStore();
    const topics = ["com.b.x", "com.a.x", "com.b.x", "org.a.x", "com.a"];
    await allDone(topics.map((topic, n) => store.retain(storedEvent(topic, n + 1))));
    const found = (uri: string, match: Pattern["match"]): number[] => publications(store.retained({ uri, match }, 0));
    expect(found("", "prefix")).toEqual([2, 3, 4, 5]);
    expect(found("com.b", "prefix")).toEqual([3]);
    expect(found("com..x", "wildcard")).toEqual([2, 3]);
    expect(found("com.a", "exact")).toEqual([5]);
  });

  test("gives out no retained event that has expired", async () => {
    const store = await makeStore();
    const expiring = (topic: string, publication: number, expires?: number) =>
      store.retain({ ...storedEvent(topic, publication), expires });
    await allDone([expiring("a", 1, 10), expiring("b", 2, 5), expiring("c", 3)]);
    const all: Pattern = { uri: "", match: "prefix" };
    const found = [4, 5, 10].map((now) => publications(store.retained(all, now)));
    expect(found).toEqual([[1, 2, 3], [1, 3], [3]]);
  });

  test("gives up the topics published longest ago beyond the limits of retention", async () => {
    const store = await makeStore({ maxRetainedTopics: 2, maxRetainedBytes: 10_000 });
    await allDone(["a", "b", "a", "c"].map((topic, n) => store.retain(storedEvent(topic, n + 1))));
    const all: Pattern = { uri: "", match: "prefix" };
    expect(publications(store.retained(all, 0))).toEqual([3, 4]);
    await store.retain(storedEvent("d", 5, 9_700));
    expect(publications(store.retained(all, 0))).toEqual([5]);
    await store.retain(storedEvent("d", 6, 20_000));
    expect(publications(store.retained(all, 0))).toEqual([]);
  });
});
