import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectNothingMore, subscribe } from "../peer/requests.ts";
import { allSerializers } from "../serializers.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.example.topic";

/** Publishes an event to be retained. Returns its id. */
async function retain(peer: RawPeer, options: object, ...event: unknown[]): Promise<unknown> {
  peer.request(T.PUBLISH, { ...options, acknowledge: true, retain: true }, ...event);
  return (await peer.next(T.PUBLISHED))[2];
}

/** Subscribes and takes the retained event, which is the very next message. */
async function expectRetained(peer: RawPeer, publication: unknown, ...payload: unknown[]): Promise<void> {
  const id = await subscribe(peer, topic, { get_retained: true });
  expect(await peer.next(T.EVENT)).toEqual([T.EVENT, id, publication, { retained: true }, ...payload]);
}

/** A session in the realm where peers say who they are. */
async function joinAs({ connect }: RouterWorld, ...authmethods: string[]): Promise<RawPeer> {
  const peer = await connect();
  peer.send(T.HELLO, "named.peers", { roles: allRoles, authmethods });
  await peer.next(T.WELCOME);
  return peer;
}

/** Events that are kept for later subscribers. */
export const retention: readonly Scenario<RouterWorld>[] = [
  scenario("the broker announces event_retention", ["AP-RET-01"], async ({ connect }) => {
    const peer = await connect();
    peer.send(T.HELLO, "realm1", { roles: allRoles });
    const [, , details] = await peer.next(T.WELCOME);
    expect(details).toMatchObject({ roles: { broker: { features: { event_retention: true } } } });
  }),

  scenario(
    "the last event published with retain follows SUBSCRIBED, marked, under its publication id",
    ["AP-RET-03", "AP-RET-06", "BP-PS-09"],
    async ({ join }) => {
      const [publisher, subscriber] = [await join(), await join()];
      await retain(publisher, {}, topic, ["old"]);
      const publication = await retain(publisher, {}, topic, ["new"], { n: 1 });
      await expectRetained(subscriber, publication, ["new"], { n: 1 });
      await expectNothingMore(subscriber);
    },
  ),

  scenario("an event published without retain replaces nothing", ["AP-RET-02", "AP-RET-03"], async ({ join }) => {
    const [publisher, subscriber] = [await join(), await join()];
    const publication = await retain(publisher, {}, topic, ["kept"]);
    publisher.request(T.PUBLISH, {}, topic, ["passing"]);
    publisher.request(T.PUBLISH, { retain: false }, topic, ["passing too"]);
    await expectNothingMore(publisher);
    await expectRetained(subscriber, publication, ["kept"]);
  }),

  scenario("only who asks gets what is retained, again with each SUBSCRIBE", ["AP-RET-04"], async ({ join }) => {
    const [publisher, subscriber] = [await join(), await join()];
    const publication = await retain(publisher, {}, topic);
    await subscribe(subscriber, topic);
    await subscribe(subscriber, topic, { get_retained: false });
    await expectNothingMore(subscriber);
    await expectRetained(subscriber, publication);
    await expectRetained(subscriber, publication);
  }),

  scenario("a subscriber already there gets the event once, unmarked", ["AP-RET-06"], async ({ join }) => {
    const [publisher, subscriber] = [await join(), await join()];
    const id = await subscribe(subscriber, topic, { get_retained: true });
    const publication = await retain(publisher, {}, topic, ["a"]);
    expect(await subscriber.next(T.EVENT)).toEqual([T.EVENT, id, publication, {}, ["a"]]);
    await expectNothingMore(subscriber);
  }),

  scenario("a retained event outlives its publisher and the subscription", ["AP-RET-03"], async ({ join, until }) => {
    const [publisher, subscriber] = [await join(), await join()];
    await subscribe(subscriber, topic);
    const publication = await retain(publisher, {}, topic, ["a"]);
    publisher.connection.terminate();
    subscriber.connection.terminate();
    await until(({ sessions, subscriptions }) => sessions + subscriptions === 0);
    await expectRetained(await join(), publication, ["a"]);
  }),

  scenario("the lists of a retained event apply to later subscribers", ["AP-RET-05", "AP-BW-02"], async (world) => {
    const publisher = await joinAs(world, "pub", "admin");
    const [ann, bob] = [await joinAs(world, "ann", "admin"), await joinAs(world, "bob", "user")];
    const publication = await retain(publisher, { eligible_authrole: ["admin"], exclude_authid: ["bob"] }, topic);
    await expectRetained(ann, publication);
    await subscribe(bob, topic, { get_retained: true });
    await expectNothingMore(bob);
    await retain(publisher, { eligible: [] }, topic);
    await subscribe(ann, topic, { get_retained: true });
    await expectNothingMore(ann);
  }),

  ...[
    { exclude_authid: ["bob"] },
    { exclude_authrole: ["user"] },
    { eligible_authid: ["ann"] },
    { eligible_authrole: ["admin"] },
    { exclude: [1] },
    { eligible: [1] },
  ].map((lists) =>
    scenario<RouterWorld>(
      `a retained event with no list but ${JSON.stringify(lists)} is judged by that one, and SUBSCRIBED always comes`,
      ["AP-RET-05", "AP-RET-06"],
      async (world) => {
        const publisher = await joinAs(world, "pub", "admin");
        const [ann, bob] = [await joinAs(world, "ann", "admin"), await joinAs(world, "bob", "user")];
        const publication = await retain(publisher, lists, topic);
        const reached = { ann: !("eligible" in lists), bob: "exclude" in lists };
        for (const [peer, gets] of [[ann, reached.ann] as const, [bob, reached.bob] as const]) {
          const id = await subscribe(peer, topic, { get_retained: true });
          peer.request(T.UNSUBSCRIBE, id);
          const event = [T.EVENT, id, publication, { retained: true }];
          const expected = [...(gets ? [event] : []), [T.UNSUBSCRIBED, peer.lastRequest]];
          for (const message of expected) expect(await peer.next(message[0] as number)).toEqual(message);
        }
      },
    ),
  ),

  scenario("a publisher gets back what it retained only with exclude_me: false", ["AP-RET-05"], async ({ join }) => {
    const publisher = await join();
    await retain(publisher, {}, topic);
    await subscribe(publisher, topic, { get_retained: true });
    await expectNothingMore(publisher);
    publisher.request(T.PUBLISH, { exclude_me: false, retain: true }, topic);
    const [, , publication] = await publisher.next(T.EVENT);
    await expectRetained(publisher, publication);
  }),

  scenario(
    "a pattern subscription gets one retained event of each matching topic, with the topic",
    ["AP-RET-05", "AP-PSUB-05"],
    async ({ join }) => {
      const [publisher, subscriber] = [await join(), await join()];
      await retain(publisher, {}, "com.example.one", ["old"]);
      await retain(publisher, {}, "org.example.one");
      const two = await retain(publisher, {}, "com.example.two", [2]);
      const one = await retain(publisher, {}, "com.example.one", [1]);
      for (const [match, pattern] of [["prefix", "com."] as const, ["wildcard", "com.example."] as const]) {
        const id = await subscribe(subscriber, pattern, { match, get_retained: true });
        const expected = [
          [T.EVENT, id, two, { topic: "com.example.two", retained: true }, [2]],
          [T.EVENT, id, one, { topic: "com.example.one", retained: true }, [1]],
        ];
        expect([await subscriber.next(T.EVENT), await subscriber.next(T.EVENT)]).toEqual(expected);
      }
      await expectNothingMore(subscriber);
    },
  ),

  scenario("a realm ignores retain on topics it does not name", ["AP-RET-07", "AP-RET-03"], async ({ join }) => {
    const [publisher, subscriber] = [await join({ realm: "choosy" }), await join({ realm: "choosy" })];
    const id = await subscribe(subscriber, "com.", { match: "prefix" });
    for (const uri of ["com.example.kept", "com.example.other"]) {
      const publication = await retain(publisher, {}, uri);
      expect(await subscriber.next(T.EVENT)).toEqual([T.EVENT, id, publication, { topic: uri }]);
    }
    await subscribe(subscriber, "com.", { match: "prefix", get_retained: true });
    expect((await subscriber.next(T.EVENT))[3]).toEqual({ topic: "com.example.kept", retained: true });
    await expectNothingMore(subscriber);
  }),

  scenario("a retained event whose lifetime is over is given to nobody", ["AP-RET-07"], async ({ join, until }) => {
    const [publisher, subscriber] = [await join({ realm: "choosy" }), await join({ realm: "choosy" })];
    await retain(publisher, {}, "com.example.brief");
    const published = Date.now();
    await until(() => Date.now() > published + 1);
    await subscribe(subscriber, "com.example.brief", { get_retained: true });
    await expectNothingMore(subscriber);
  }),

  scenario("a retained event reaches subscribers of every serializer", ["AP-RET-06"], async ({ join }) => {
    const publisher = await join();
    const publication = await retain(publisher, {}, topic, ["ä", 1, null], { list: [true, {}] });
    for (const serializer of allSerializers) {
      await expectRetained(await join({ serializer }), publication, ["ä", 1, null], { list: [true, {}] });
    }
  }),
];
