import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { ask, askInVain } from "../peer/meta.ts";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectNothingMore, subscribe } from "../peer/requests.ts";
import { allSerializers } from "../serializers.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.example.topic";
const getEvents = "wamp.subscription.get_events";

/** A member of an event as `get_events` tells it. */
interface HistoryEvent {
  readonly timestamp: string;
  readonly subscription: number;
  readonly publication: number;
  readonly details: object;
  readonly args?: readonly unknown[];
}

/** A session in the realm with histories, where peers say who they are. */
async function joinAs({ connect }: RouterWorld, ...authmethods: string[]): Promise<RawPeer> {
  const peer = await connect();
  peer.send(T.HELLO, "with.history", { roles: allRoles, authmethods });
  await peer.next(T.WELCOME);
  return peer;
}

/** Publishes. Returns the id of the publication. */
async function publish(peer: RawPeer, options: object, ...event: unknown[]): Promise<number> {
  peer.request(T.PUBLISH, { ...options, acknowledge: true }, ...event);
  return (await peer.next(T.PUBLISHED))[2] as number;
}

/** Publishes events 0 to 4. Returns their ids. */
async function publishFive(peer: RawPeer): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let n = 0; n < 5; n++) ids.push(await publish(peer, {}, topic, [n]));
  return ids;
}

async function history(peer: RawPeer, id: number, filters: object = {}): Promise<readonly HistoryEvent[]> {
  const [events = []] = await ask(peer, getEvents, [id], filters);
  return events as readonly HistoryEvent[];
}

/** The first argument of every event that passes the filters. */
async function told(peer: RawPeer, id: number, filters: object = {}): Promise<unknown[]> {
  return (await history(peer, id, filters)).map(({ args = [] }) => args[0]);
}

/** What happened before, as the router tells it. */
export const eventHistory: readonly Scenario<RouterWorld>[] = [
  scenario("the broker announces event_history, and has the procedure", ["AP-HIST-01"], async ({ connect }) => {
    const peer = await connect();
    peer.send(T.HELLO, "with.history", { roles: allRoles });
    const [, , details] = await peer.next(T.WELCOME);
    expect(details).toMatchObject({ roles: { broker: { features: { event_history: true } } } });
    expect(await told(peer, await subscribe(peer, topic))).toEqual([]);
  }),

  scenario(
    "a publication is in the history of every matching subscription, in order of receipt",
    ["AP-HIST-02", "AP-HIST-03", "AP-HIST-04"],
    async (world) => {
      const [publisher, reader] = [await joinAs(world, "pub"), await joinAs(world, "ann")];
      const first = await publish(publisher, {}, topic, ["a", 1], { b: [null] });
      const second = await publish(publisher, {}, "com.example.other");
      const exact = await subscribe(reader, topic);
      const prefix = await subscribe(reader, "com.example.", { match: "prefix" });
      const [event, ...rest] = await history(reader, exact);
      expect(event?.timestamp).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
      expect([event, ...rest]).toMatchObject([
        { subscription: exact, publication: first, details: {}, args: ["a", 1], kwargs: { b: [null] } },
      ]);
      expect(await history(reader, prefix)).toMatchObject([
        { subscription: prefix, publication: first, details: { topic }, args: ["a", 1] },
        { subscription: prefix, publication: second, details: { topic: "com.example.other" } },
      ]);
    },
  ),

  scenario(
    "a subscription without history has no events, and one that does not exist is no such subscription",
    ["AP-HIST-03", "AP-HIST-13"],
    async (world) => {
      const peer = await joinAs(world, "ann");
      const id = await subscribe(peer, "org.example.topic");
      await publish(peer, {}, "org.example.topic", ["a"]);
      expect(await ask(peer, getEvents, [id])).toEqual([]);
      await askInVain(peer, "wamp.error.no_such_subscription", getEvents, [4711]);
    },
  ),

  scenario(
    "publications start and end a range by their places",
    ["AP-HIST-05", "AP-HIST-07", "AP-HIST-08"],
    async (world) => {
      const peer = await joinAs(world, "ann");
      const id = await subscribe(peer, topic);
      const [zero, , two, three] = await publishFive(peer);
      expect(await told(peer, id, { from_publication: two })).toEqual([2, 3, 4]);
      expect(await told(peer, id, { after_publication: two })).toEqual([3, 4]);
      expect(await told(peer, id, { before_publication: two })).toEqual([0, 1]);
      expect(await told(peer, id, { until_publication: two })).toEqual([0, 1, 2]);
      expect(await told(peer, id, { after_publication: zero, before_publication: three })).toEqual([1, 2]);
      expect(await told(peer, id, { from_publication: three, until_publication: zero })).toEqual([]);
    },
  ),

  scenario("times start and end a range", ["AP-HIST-05", "AP-HIST-06"], async (world) => {
    const peer = await joinAs(world, "ann");
    const id = await subscribe(peer, topic);
    await publishFive(peer);
    const events = await history(peer, id);
    const middle = events[2]?.timestamp ?? "";
    const expected = (passes: (timestamp: string) => boolean): unknown[] =>
      events.filter(({ timestamp }) => passes(timestamp)).map(({ args = [] }) => args[0]);
    expect(await told(peer, id, { from_time: middle })).toEqual(expected((timestamp) => timestamp >= middle));
    expect(await told(peer, id, { after_time: middle })).toEqual(expected((timestamp) => timestamp > middle));
    expect(await told(peer, id, { before_time: middle })).toEqual(expected((timestamp) => timestamp < middle));
    expect(await told(peer, id, { until_time: middle })).toEqual(expected((timestamp) => timestamp <= middle));
    expect(await told(peer, id, { from_time: middle, after_time: middle, until_time: middle })).toEqual([]);
    await askInVain(peer, "wamp.error.invalid_argument", getEvents, [id], { from_time: "yesterday" });
  }),

  scenario("limit, reverse and publications page through a history", ["AP-HIST-09", "AP-HIST-13"], async (world) => {
    const peer = await joinAs(world, "ann");
    const id = await subscribe(peer, topic);
    const [, one, , three] = await publishFive(peer);
    expect(await told(peer, id, { limit: 2 })).toEqual([0, 1]);
    expect(await told(peer, id, { limit: 2, after_publication: one })).toEqual([2, 3]);
    expect(await told(peer, id, { limit: 2, after_publication: three })).toEqual([4]);
    expect(await told(peer, id, { limit: 2, reverse: true })).toEqual([4, 3]);
    expect(await told(peer, id, { limit: 2, reverse: true, before_publication: three })).toEqual([2, 1]);
  }),

  scenario("topic narrows the history of a pattern", ["AP-HIST-09"], async (world) => {
    const peer = await joinAs(world, "ann");
    const wildcard = await subscribe(peer, "com..topic", { match: "wildcard" });
    await publish(peer, {}, topic, [1]);
    await publish(peer, {}, "com.other.topic", [2]);
    expect(await told(peer, wildcard)).toEqual([1, 2]);
    expect(await told(peer, wildcard, { topic: "com.other.topic" })).toEqual([2]);
  }),

  scenario("what names sessions is not in the history", ["AP-HIST-10"], async (world) => {
    const peer = await joinAs(world, "ann");
    const id = await subscribe(peer, topic);
    await publish(peer, { exclude: [4711] }, topic, [1]);
    await publish(peer, { eligible: [4711] }, topic, [2]);
    await publish(peer, {}, topic, [3]);
    expect(await told(peer, id)).toEqual([3]);
  }),

  scenario("the lists of authids and authroles apply to who asks", ["AP-HIST-11"], async (world) => {
    const publisher = await joinAs(world, "pub");
    const [ann, bob] = [await joinAs(world, "ann", "admin"), await joinAs(world, "bob", "user")];
    await publish(publisher, { eligible_authrole: ["admin"] }, topic, [1]);
    await publish(publisher, { exclude_authid: ["ann"] }, topic, [2]);
    await publish(publisher, { eligible_authid: [] }, topic, [3]);
    await publish(publisher, {}, topic, [4]);
    expect(await told(ann, await subscribe(ann, topic))).toEqual([1, 4]);
    expect(await told(bob, await subscribe(bob, topic))).toEqual([2, 4]);
    await expectNothingMore(ann);
  }),

  scenario("a history is told in every serializer", ["AP-HIST-04"], async (world) => {
    const publisher = await joinAs(world, "pub");
    const publication = await publish(publisher, {}, topic, ["ä", 1, null], { list: [true, {}] });
    for (const serializer of allSerializers) {
      const reader = await world.join({ serializer, realm: "with.history" });
      const events = await history(reader, await subscribe(reader, topic));
      expect(events).toMatchObject([{ publication, args: ["ä", 1, null], kwargs: { list: [true, {}] } }]);
    }
  }),
];
