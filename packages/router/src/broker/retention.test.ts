import { cbor } from "@junctor/core/cbor";
import { msgpack } from "@junctor/core/msgpack";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "../limits.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, emptyTables, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import type { RetentionOptions } from "./retention-rules.ts";
import type { Applicant, Identity } from "../session/identity.ts";
import type { EventStore } from "../store/event-store.ts";
import { memoryStore } from "../store/memory-store.ts";
import type { StoredEvent } from "../store/stored-event.ts";

const topic = "com.example.topic";

/** Lets a peer be whom it names: `authmethods` are its authid and its authrole. */
function authenticate({ hello: { authmethods } }: Applicant): Identity {
  const [authid = "nobody", authrole = "none"] = authmethods;
  return { authid, authrole, authmethod: "test", authprovider: "test" };
}

/** Publishes an event to be retained. Returns its id. */
function retain(peer: RawPeer, request: number, to = topic, ...payload: unknown[]): number {
  return peer.askId([16, request, { acknowledge: true, retain: true }, to, ...payload]);
}

describe("the retained event of a topic", () => {
  test("follows SUBSCRIBED, under its publication id (AP-RET-03 to AP-RET-06, T38)", async () => {
    const { join, router } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    retain(publisher, 1, topic, ["old"]);
    const publication = retain(publisher, 2, topic, ["new"], { a: 1 });
    const replies = subscriber.ask([32, 1, { get_retained: true }, topic]);
    const id = replies[0]?.[2];
    expect(replies).toEqual([
      [33, 1, id],
      [36, id, publication, { retained: true }, ["new"], { a: 1 }],
    ]);
    expect(router.counters.eventsOut).toBe(1);
  });

  test("stays when publisher, subscribers and subscription are gone, and fills no table", async () => {
    const { join, router } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    subscriber.ask([32, 1, {}, topic]);
    const publication = retain(publisher, 1);
    publisher.connection.terminate();
    subscriber.connection.terminate();
    subscriber.take();
    expect(router.tables()).toEqual(emptyTables);
    expect((await join()).ask([32, 1, { get_retained: true }, topic])[1]?.[2]).toBe(publication);
  });

  test("comes with every SUBSCRIBE that asks for it, the second one of a session too (T38)", async () => {
    const { join } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    retain(publisher, 1);
    subscriber.ask([32, 1, { get_retained: true }, topic]);
    expect(subscriber.ask([32, 2, { get_retained: true }, topic]).map(([type]) => type)).toEqual([33, 36]);
  });

  test.each([{}, { get_retained: false }])("does not come to who subscribes with %j (AP-RET-04)", async (options) => {
    const { join } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    retain(publisher, 1);
    expect(subscriber.ask([32, 1, options, topic])).toHaveLength(1);
  });

  test.each([{}, { retain: false }])("is not replaced by a PUBLISH with %j (AP-RET-02)", async (options) => {
    const { join } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    const publication = retain(publisher, 1);
    publisher.ask([16, 2, options, topic]);
    expect(subscriber.ask([32, 1, { get_retained: true }, topic])[1]?.[2]).toBe(publication);
  });

  test("is no event that was refused", async () => {
    const { join } = testRouter();
    const peer = await join();
    peer.ask([16, 1, { retain: true, exclude_me: false }, "wamp.session.on_join"]);
    expect(peer.ask([32, 1, { get_retained: true, match: "prefix" }, ""])).toHaveLength(1);
  });

  test("comes after no SUBSCRIBE that was refused", async () => {
    const { join } = testRouter({ limits: { maxSubscriptions: 0 } });
    const [publisher, subscriber] = [await join(), await join()];
    retain(publisher, 1);
    expect(subscriber.ask([32, 1, { get_retained: true }, topic]).map(([type]) => type)).toEqual([8]);
  });

  test("comes to its own publisher only with exclude_me: false (AP-RET-05)", async () => {
    const { join } = testRouter();
    const publisher = await join();
    retain(publisher, 1);
    expect(publisher.ask([32, 2, { get_retained: true }, topic])).toHaveLength(1);
    publisher.ask([16, 3, { retain: true, exclude_me: false }, "com.example.other"]);
    expect(publisher.ask([32, 4, { get_retained: true }, "com.example.other"])).toHaveLength(2);
  });

  test.each([
    [{ exclude_authid: ["ann"] }, ["bob"]],
    [{ exclude_authrole: ["user"] }, ["ann"]],
    [{ eligible_authid: ["bob"] }, ["bob"]],
    [{ eligible_authrole: ["admin"] }, ["ann"]],
    [{ eligible: [] }, []],
    [{ eligible_authid: ["ann", "bob"], exclude_authid: ["bob"] }, ["ann"]],
  ])("published with %j comes only to %j (AP-RET-05)", async (lists, expected) => {
    const { join } = testRouter({ realms: [{ name: "realm1", authenticate }] });
    const as = (...authmethods: string[]): Promise<RawPeer> => join({ details: { ...allRoles, authmethods } });
    const [publisher, ann, bob] = [await as("pub", "user"), await as("ann", "admin"), await as("bob", "user")];
    publisher.ask([16, 1, { retain: true, ...lists }, topic]);
    const asked = (peer: RawPeer): boolean => peer.ask([32, 1, { get_retained: true }, topic]).length === 2;
    expect([asked(ann) ? "ann" : [], asked(bob) ? "bob" : []].flat()).toEqual(expected);
  });

  test("comes to whose session id its lists admit, and to no later session (AP-RET-05)", async () => {
    const { join } = testRouter();
    const [publisher, listed, other] = [await join(), await join(), await join()];
    publisher.ask([16, 1, { retain: true, eligible: [listed.session] }, topic]);
    publisher.ask([16, 2, { retain: true, exclude: [listed.session] }, "com.example.rest"]);
    const asked = (peer: RawPeer): number[] => [
      peer.ask([32, 1, { get_retained: true }, topic]).length,
      peer.ask([32, 2, { get_retained: true }, "com.example.rest"]).length,
    ];
    expect([asked(listed), asked(other), asked(await join())]).toEqual([
      [2, 1],
      [1, 2],
      [1, 2],
    ]);
  });

  test("holds only its own payload, not what arrived with it", async () => {
    const retained: StoredEvent[] = [];
    const store: EventStore = {
      ...memoryStore(defaultLimits),
      retain: (event) => void retained.push(event),
    };
    const { join } = testRouter({ realms: [{ name: "realm1", store }] });
    retain(await join(), 1, topic, ["a"]);
    const [bytes] = retained.map(({ payload }) => payload.bytes);
    expect(bytes?.buffer.byteLength).toBe(5);
  });

  test("keeps the attributes of payload passthru mode (AP-PPT-04)", async () => {
    const { join } = testRouter();
    const roles = { ...allRoles.roles, publisher: { features: { payload_passthru_mode: true } } };
    const [publisher, subscriber] = [await join({ details: { roles } }), await join()];
    const ppt = { ppt_scheme: "x_test", ppt_keyid: "k" };
    publisher.ask([16, 1, { retain: true, ...ppt, ppt_other: 1 }, topic, ["opaque"]]);
    const [, event] = subscriber.ask([32, 1, { get_retained: true }, topic]);
    expect(event?.slice(3)).toEqual([{ ...ppt, retained: true }, ["opaque"]]);
  });

  test("crosses serializers", async () => {
    const { join } = testRouter();
    const [publisher, subscriber] = [await join({ serializer: cbor() }), await join({ serializer: msgpack() })];
    retain(publisher, 1, topic, ["ä", 1.5], { b: [null] });
    const [, event] = subscriber.ask([32, 1, { get_retained: true }, topic]);
    expect(event?.slice(3)).toEqual([{ retained: true }, ["ä", 1.5], { b: [null] }]);
  });
});

describe("the retention of a realm", () => {
  const retention: readonly RetentionOptions[] = [
    { topic: "com.", match: "prefix", lifetime: 1_000 },
    { topic: "com.example.", match: "prefix", lifetime: 500 },
    { topic: "com.example.lasting" },
    { topic: "..wild", match: "wildcard", lifetime: 2_000 },
  ];
  const world = (): TestRouter => testRouter({ realms: [{ name: "realm1", retention }] });

  test.each([
    ["com.other", 1_000],
    ["com.example.a", 500],
    ["com.example.wild", 500],
    ["org.example.wild", 2_000],
  ])("lets the retained event of %s live %i ms", async (uri, lifetime) => {
    const { join, clock } = world();
    const subscriber = await join();
    const count = (request: number): number => subscriber.ask([32, request, { get_retained: true }, uri]).length;
    retain(await join(), 1, uri);
    clock.advance(lifetime - 1);
    expect(count(1)).toBe(2);
    clock.advance(1);
    expect(count(2)).toBe(1);
  });

  test("sets no timer, and a new event starts anew", async () => {
    const { join, clock } = world();
    const [publisher, subscriber] = [await join(), await join()];
    const timers = clock.timers;
    retain(publisher, 1, "com.other");
    clock.advance(999);
    const publication = retain(publisher, 2, "com.other");
    clock.advance(999);
    expect(subscriber.ask([32, 1, { get_retained: true }, "com.other"])[1]?.[2]).toBe(publication);
    expect(clock.timers).toBe(timers);
  });

  test("keeps what has no lifetime, and nothing of other topics", async () => {
    const { join, clock } = world();
    const [publisher, subscriber] = [await join(), await join()];
    for (const [index, uri] of ["com.example.lasting", "org.example", "wild"].entries())
      retain(publisher, index + 1, uri);
    clock.advance(1_000_000);
    const [, ...events] = subscriber.ask([32, 1, { get_retained: true, match: "prefix" }, ""]);
    expect(events.map((event) => event[3])).toEqual([{ topic: "com.example.lasting", retained: true }]);
  });

  test("may be nothing at all: retain is ignored, and the event delivered", async () => {
    const { join } = testRouter({ realms: [{ name: "realm1", retention: [] }] });
    const [publisher, subscriber] = [await join(), await join()];
    subscriber.ask([32, 1, {}, topic]);
    retain(publisher, 1);
    expect(subscriber.take()).toHaveLength(1);
    expect(subscriber.ask([32, 2, { get_retained: true }, topic])).toHaveLength(1);
  });

  test.each([
    [[{ topic: "com..a" }], 'retention: "com..a" is not a valid exact pattern'],
    [[{ topic }, { topic }], `retention: "${topic}" (exact) is there twice`],
    [[{ topic, lifetime: 0 }], `retention: the lifetime of "${topic}" must be above zero, not 0`],
    [[{ topic, lifetime: NaN }], `retention: the lifetime of "${topic}" must be above zero, not NaN`],
  ])("cannot be %j", (wrong, text) => {
    expect(() => testRouter({ realms: [{ name: "realm1", retention: wrong }] })).toThrow(new RangeError(text));
  });
});

describe("a pattern subscription that asks for retained events", () => {
  test("gets one of each matching topic, with the topic, in the order of publication (T38)", async () => {
    const { join } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    const first = retain(publisher, 1, "com.example.z");
    retain(publisher, 2, "com.example.a", ["old"]);
    retain(publisher, 3, "org.example.a");
    const last = retain(publisher, 4, "com.example.a", ["new"]);
    const expected = [
      [first, { topic: "com.example.z", retained: true }],
      [last, { topic: "com.example.a", retained: true }, ["new"]],
    ];
    const asked = (request: number, match: string, pattern: string): unknown[] => {
      const [, ...events] = subscriber.ask([32, request, { get_retained: true, match }, pattern]);
      return events.map((event) => event.slice(2));
    };
    expect(asked(1, "prefix", "com.ex")).toEqual(expected);
    expect(asked(2, "wildcard", "com..")).toEqual(expected);
    expect(asked(3, "wildcard", "com.")).toEqual([]);
  });
});
