import { cbor } from "@junctor/core/cbor";
import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { createRouter } from "../router.ts";
import { allRoles, emptyTables, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import type { RouterOptions } from "../router-options.ts";
import type { Applicant, Identity } from "../session/identity.ts";

const topic = "com.example.topic";
const history = [{ topic }, { topic: "com.", match: "prefix" }, { topic: "com..topic", match: "wildcard" }] as const;

/** Lets a peer be whom it names: `authmethods` are its authid and its authrole. */
function authenticate({ hello: { authmethods } }: Applicant): Identity {
  const [authid = "nobody", authrole = "none"] = authmethods;
  return { authid, authrole, authmethod: "test", authprovider: "test" };
}

function router(options: Partial<RouterOptions> = {}): TestRouter {
  return testRouter({ realms: [{ name: "realm1", history, authenticate }], ...options });
}

/** A peer of a realm with histories, and what a test asks of it. */
class Historian {
  readonly peer: RawPeer;
  #request = 0;

  constructor(peer: RawPeer) {
    this.peer = peer;
  }

  publish(args: readonly unknown[], options: object = {}, to = topic): number {
    return this.peer.askId([16, ++this.#request, { ...options, acknowledge: true }, to, args]);
  }

  /** The id of a subscription, found without subscribing. */
  find(uri: string, match = "exact"): number {
    const [result] = this.peer.ask([48, ++this.#request, {}, "wamp.subscription.lookup", [uri, { match }]]);
    return (result as [number, number, object, [number]])[3][0];
  }

  ask(id: number, filters: object = {}): RawMessage | undefined {
    return this.peer.ask([48, ++this.#request, {}, "wamp.subscription.get_events", [id], filters])[0];
  }

  events(id: number, filters: object = {}): readonly { readonly [key: string]: unknown }[] {
    return (this.ask(id, filters)?.[3] ?? []) as never;
  }

  /** The first arguments of the events of the exact subscription. */
  firstArgs(filters: object = {}, id = this.find(topic)): unknown[] {
    return this.events(id, filters).map(({ args }) => (args as unknown[])[0]);
  }
}

/** A hundred milliseconds apart: events 0, 1, 2, 3 and 4. Returns their ids. */
function publishFive({ clock }: TestRouter, historian: Historian): number[] {
  return [0, 1, 2, 3, 4].map((n) => {
    if (n > 0) clock.advance(100);
    return historian.publish([n]);
  });
}

describe("wamp.subscription.get_events", () => {
  test("tells what was published, whether or not anybody subscribed (AP-HIST-02 to AP-HIST-04)", async () => {
    const world = router();
    const historian = new Historian(await world.join());
    const at = new Date(world.clock.now()).toISOString();
    const first = historian.publish(["a", 1], { acknowledge: true });
    const second = historian.publish([], {}, "com.example.other");
    const [exact, prefix] = [historian.find(topic), historian.find("com.", "prefix")];
    const event = { timestamp: at, subscription: exact, publication: first, details: {}, args: ["a", 1] };
    expect(historian.events(exact)).toEqual([event]);
    expect(historian.events(prefix)).toEqual([
      { ...event, subscription: prefix, details: { topic } },
      { timestamp: at, subscription: prefix, publication: second, details: { topic: "com.example.other" } },
    ]);
  });

  test("takes the id that SUBSCRIBED gives, and keeps it when the last subscriber leaves", async () => {
    const world = router();
    const historian = new Historian(await world.join());
    const subscriber = await world.join();
    const id = subscriber.askId([32, 1, {}, topic]);
    expect(id).toBe(historian.find(topic));
    expect(world.router.tables().subscriptions).toBe(1);
    expect(subscriber.ask([34, 2, id])).toEqual([[35, 2]]);
    historian.publish(["later"]);
    expect(subscriber.take()).toEqual([]);
    expect(historian.firstArgs({}, id)).toEqual(["later"]);
  });

  test("finds nothing for a subscription without history, and fails for none (AP-HIST-03, T25)", async () => {
    const historian = new Historian(await router().join());
    const id = historian.peer.askId([32, 1, {}, "org.example.topic"]);
    historian.peer.send([16, 2, {}, "org.example.topic"]);
    const ask = (which: number): unknown[] =>
      historian.peer.ask([48, 2 + which, {}, "wamp.subscription.get_events", [which]]).flat();
    expect(ask(id)).toEqual([50, 2 + id, {}]);
    expect(ask(4711)).toEqual([8, 48, 4713, {}, "wamp.error.no_such_subscription"]);
  });

  test.each([
    [{ from_time: 200 }, [2, 3, 4]],
    [{ after_time: 200 }, [3, 4]],
    [{ before_time: 200 }, [0, 1]],
    [{ until_time: 200 }, [0, 1, 2]],
    [{ from_time: 100, before_time: 300 }, [1, 2]],
    [{ from_time: 100, after_time: 100, until_time: 200 }, [2]],
    [{ from_time: 300, until_time: 100 }, []],
  ])("filters by time: %j (AP-HIST-05, AP-HIST-06)", async (times, expected) => {
    const world = router();
    const historian = new Historian(await world.join());
    const start = world.clock.now();
    publishFive(world, historian);
    const filters = Object.entries(times).map(([name, ms]) => [name, new Date(start + ms).toISOString()]);
    expect(historian.firstArgs(Object.fromEntries(filters))).toEqual(expected);
  });

  test.each([
    [{ from_publication: 2 }, [2, 3, 4]],
    [{ after_publication: 2 }, [3, 4]],
    [{ before_publication: 2 }, [0, 1]],
    [{ until_publication: 2 }, [0, 1, 2]],
    [{ after_publication: 0, until_publication: 3 }, [1, 2, 3]],
    [{ from_publication: 3, after_publication: 1 }, [3, 4]],
    [{ from_publication: 3, before_publication: 1 }, []],
  ])("filters by place of a publication: %j (AP-HIST-05, AP-HIST-07, AP-HIST-08)", async (places, expected) => {
    const world = router();
    const historian = new Historian(await world.join());
    const ids = publishFive(world, historian);
    const filters = Object.entries(places).map(([name, place]) => [name, ids[place]]);
    expect(historian.firstArgs(Object.fromEntries(filters))).toEqual(expected);
  });

  test.each([
    [{ limit: 2 }, [0, 1]],
    [{ limit: 2, reverse: true }, [4, 3]],
    [{ limit: 9, reverse: false }, [0, 1, 2, 3, 4]],
    [{ reverse: true }, [4, 3, 2, 1, 0]],
    [{ limit: null, reverse: null, topic: null }, [0, 1, 2, 3, 4]],
  ])("walks as %j says (AP-HIST-09, T25)", async (filters, expected) => {
    const world = router();
    const historian = new Historian(await world.join());
    publishFive(world, historian);
    expect(historian.firstArgs(filters)).toEqual(expected);
  });

  test("is paged by limit and after_publication, no further than one page at once", async () => {
    const world = router({ limits: { maxHistoryPage: 2 } });
    const historian = new Historian(await world.join());
    publishFive(world, historian);
    const id = historian.find(topic);
    const pages: unknown[][] = [];
    for (let page = historian.events(id); page.length > 0;) {
      pages.push(page.map(({ args }) => args));
      page = historian.events(id, { after_publication: page.at(-1)?.publication, limit: 1_000 });
    }
    expect(pages).toEqual([[[0], [1]], [[2], [3]], [[4]]]);
  });

  test.each(["prefix", "wildcard"])("narrows a %s subscription to one topic (AP-HIST-09)", async (match) => {
    const historian = new Historian(await router().join());
    historian.publish([1]);
    historian.publish([2], {}, "com.other.topic");
    const id = historian.find(match === "prefix" ? "com." : "com..topic", match);
    expect(historian.firstArgs({}, id)).toEqual([1, 2]);
    expect(historian.firstArgs({ topic: "com.other.topic" }, id)).toEqual([2]);
    expect(historian.firstArgs({ topic: "com.other" }, id)).toEqual([]);
  });

  test("tells nothing that was for or not for certain sessions (AP-HIST-10)", async () => {
    const historian = new Historian(await router().join());
    historian.publish([1], { exclude: [4711] });
    historian.publish([2], { eligible: [historian.peer.session] });
    historian.publish([3], { exclude_authid: ["somebody"] });
    expect(historian.firstArgs()).toEqual([3]);
  });

  test("applies the other lists to who asks (AP-HIST-11)", async () => {
    const { join } = router();
    const as = async (...authmethods: string[]): Promise<Historian> =>
      new Historian(await join({ details: { ...allRoles, authmethods } }));
    const [ann, bob] = [await as("ann", "admin"), await as("bob", "user")];
    ann.publish([1], { eligible_authrole: ["admin"] });
    bob.publish([2], { exclude_authid: ["ann"] });
    ann.publish([3], { eligible_authid: [] });
    ann.publish([4]);
    expect([ann.firstArgs(), bob.firstArgs(), bob.firstArgs({ limit: 1 })]).toEqual([[1, 4], [2, 4], [2]]);
  });

  test.each([
    { limit: 0 },
    { limit: 1.5 },
    { limit: "1" },
    { reverse: 1 },
    { topic: 1 },
    { from_time: 1 },
    { until_time: "yesterday" },
    { from_publication: "1" },
    { after_publication: 4711 },
    { until_publication: 4711 },
  ])("refuses %j, naming it", async (filters) => {
    const historian = new Historian(await router().join());
    historian.publish([1]);
    const error = historian.ask(historian.find(topic), filters);
    expect(error?.slice(4)).toEqual(["wamp.error.invalid_argument", [expect.any(String)]]);
  });

  test("forgets the oldest events beyond the limit", async () => {
    const world = router({ limits: { maxHistoryEvents: 2 } });
    const historian = new Historian(await world.join());
    publishFive(world, historian);
    expect(historian.firstArgs()).toEqual([3, 4]);
  });

  test("crosses serializers", async () => {
    const { join } = router();
    const [one, other] = [new Historian(await join({ serializer: cbor() })), new Historian(await join())];
    one.peer.ask([16, 1, {}, topic, ["ä"], { n: 1 }]);
    expect(other.events(other.find(topic))).toMatchObject([{ args: ["ä"], kwargs: { n: 1 } }]);
  });
});

describe("a realm with histories", () => {
  test("has empty tables when all have left", async () => {
    const { join, router: made } = router();
    const peer = await join();
    for (const [n, { topic: uri, ...options }] of history.entries()) peer.ask([32, n + 1, options, uri]);
    expect(made.tables().subscriptions).toBe(3);
    peer.connection.terminate();
    peer.take();
    expect(made.tables()).toEqual(emptyTables);
  });

  test("tells nobody that a recorded subscription was created or deleted", async () => {
    const { join } = router();
    const [watcher, subscriber] = [await join(), await join()];
    watcher.ask([32, 1, { match: "prefix" }, "wamp.subscription."]);
    subscriber.ask([34, 2, subscriber.askId([32, 1, {}, topic])]);
    const topics = watcher.take().map(([, , , details]) => (details as { topic: string }).topic);
    expect(topics).toEqual(["wamp.subscription.on_subscribe", "wamp.subscription.on_unsubscribe"]);
  });

  test("is not made of an invalid pattern", () => {
    const realms = [{ name: "realm1", history: [{ topic: "com..topic" }] }];
    expect(() => createRouter({ realms })).toThrow(new RangeError('"com..topic" is not a valid exact pattern'));
  });
});
