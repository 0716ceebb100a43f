import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectError, expectNothingMore, expectViolation, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.myapp.sensor.temperature";
const resources = Array.from({ length: 24 }, (_, n) => `sn${n}`);
const sorted = [...resources].sort();

/** The resources whose events a subscriber got; an event of another topic comes after them. */
async function taken(subscriber: RawPeer, last: unknown): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const [, , publication, , args] = await subscriber.next(T.EVENT);
    if (publication === last) return seen;
    seen.push(String((args as unknown[])[0]));
  }
}

/** Publishes an event of each resource, then one of none. Returns what each subscriber got of the resources. */
async function publishAll(publisher: RawPeer, subscribers: readonly RawPeer[]): Promise<string[][]> {
  for (const rkey of resources) publisher.request(T.PUBLISH, { rkey }, topic, [rkey]);
  publisher.request(T.PUBLISH, { acknowledge: true }, topic);
  const [, , last] = await publisher.next(T.PUBLISHED);
  const seen = [];
  for (const subscriber of subscribers) seen.push(await taken(subscriber, last));
  return seen;
}

/** Events of resources that go to one node of a subscription. */
export const shardedSubscriptions: readonly Scenario<RouterWorld>[] = [
  scenario("the broker announces sharded subscriptions in both spellings", ["AP-SHARD-02"], async ({ connect }) => {
    const peer = await connect();
    peer.send(T.HELLO, "realm1", { roles: allRoles });
    const features = { sharded_subscriptions: true, shareded_subscriptions: true };
    expect((await peer.next(T.WELCOME))[2]).toMatchObject({ roles: { broker: { features } } });
  }),

  ...[
    ["exact", topic],
    ["prefix", "com.myapp.sens"],
    ["wildcard", "com..sensor."],
  ].map(([match, pattern = ""]) =>
    scenario<RouterWorld>(
      `an event with rkey goes to one nkey of a ${match} subscription, the same each time, and to who gave none`,
      ["AP-SHARD-02", "AP-SHARD-03"],
      async ({ join }) => {
        const subscribers = [await join(), await join(), await join(), await join()];
        const nkeys = ["node23", "node23", "node42", undefined];
        const ids = [];
        for (const [index, peer] of subscribers.entries()) {
          const nkey = nkeys[index];
          ids.push(await subscribe(peer, pattern, nkey === undefined ? { match } : { match, nkey }));
        }
        expect(new Set(ids).size).toBe(1);
        const publisher = await join();
        const [one = [], twin, other = [], whole] = await publishAll(publisher, subscribers);
        expect([twin, whole]).toEqual([one, resources]);
        expect([...one, ...other].sort()).toEqual(sorted);
        expect(Math.min(one.length, other.length)).toBeGreaterThan(0);
        expect(await publishAll(publisher, subscribers)).toEqual([one, one, other, resources]);
      },
    ),
  ),

  scenario(
    "the resources of a node that leaves go to the others, and no other moves",
    ["AP-SHARD-03"],
    async (world) => {
      const [one, other, leaver] = [await world.join(), await world.join(), await world.join()];
      await subscribe(one, topic, { nkey: "node1" });
      await subscribe(other, topic, { nkey: "node2" });
      const id = await subscribe(leaver, topic, { nkey: "node3" });
      const publisher = await world.join();
      const [before = [], beforeOther = []] = await publishAll(publisher, [one, other, leaver]);
      leaver.request(T.UNSUBSCRIBE, id);
      await leaver.next(T.UNSUBSCRIBED);
      const [after = [], afterOther = []] = await publishAll(publisher, [one, other]);
      expect([after, afterOther]).toEqual([expect.arrayContaining(before), expect.arrayContaining(beforeOther)]);
      expect([...after, ...afterOther].sort()).toEqual(sorted);
      await expectNothingMore(leaver);
    },
  ),

  scenario("a session has one nkey in a subscription until it unsubscribes", ["AP-SHARD-03"], async ({ join }) => {
    const peer = await join();
    const id = await subscribe(peer, topic, { nkey: "node1" });
    expect(await subscribe(peer, topic, { nkey: "node1" })).toBe(id);
    for (const options of [{ nkey: "node2" }, {}]) {
      const request = peer.request(T.SUBSCRIBE, options, topic);
      await expectError(peer, { type: T.SUBSCRIBE, id: request }, "wamp.error.option_not_allowed");
    }
    peer.request(T.UNSUBSCRIBE, id);
    await peer.next(T.UNSUBSCRIBED);
    await subscribe(peer, topic, { nkey: "node2" });
  }),

  scenario("an rkey that is no string is a violation", ["AP-SHARD-02"], async ({ join }) => {
    const publisher = await join();
    publisher.request(T.PUBLISH, { rkey: 1 }, topic);
    await expectViolation(publisher);
  }),

  scenario("an nkey that is no string is a violation", ["AP-SHARD-03"], async ({ join }) => {
    const subscriber = await join();
    subscriber.request(T.SUBSCRIBE, { nkey: 1 }, topic);
    await expectViolation(subscriber);
  }),
];
