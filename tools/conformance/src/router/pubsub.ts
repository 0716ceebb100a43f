import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { expectError, expectNothingMore, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.example.topic";

/** Publish and subscribe as the broker does it. */
export const pubsub: readonly Scenario<RouterWorld>[] = [
  scenario("SUBSCRIBE is answered by SUBSCRIBED or ERROR", ["BP-PS-01", "BP-MSG-09", "BP-MSG-10"], async ({ join }) => {
    const subscriber = await join();
    await subscribe(subscriber, topic);
    const refused = subscriber.request(T.SUBSCRIBE, {}, "not a uri");
    await expectError(subscriber, { type: T.SUBSCRIBE, id: refused }, "wamp.error.invalid_uri");
    await expectNothingMore(subscriber);
  }),

  scenario(
    "subscribing again gives the same id, and one EVENT",
    ["BP-PS-02", "BP-PS-03", "BP-PS-04"],
    async ({ join }) => {
      const [subscriber, publisher] = [await join(), await join()];
      const first = await subscribe(subscriber, topic);
      expect(await subscribe(subscriber, topic)).toBe(first);
      publisher.request(T.PUBLISH, { acknowledge: true }, topic);
      await publisher.next(T.PUBLISHED);
      expect((await subscriber.next(T.EVENT))[1]).toBe(first);
      await expectNothingMore(subscriber);
      const request = subscriber.request(T.UNSUBSCRIBE, first);
      expect(await subscriber.next(T.UNSUBSCRIBED)).toEqual([T.UNSUBSCRIBED, request]);
      const again = subscriber.request(T.UNSUBSCRIBE, first);
      await expectError(subscriber, { type: T.UNSUBSCRIBE, id: again }, "wamp.error.no_such_subscription");
    },
  ),

  scenario("an id this session does not hold cannot be unsubscribed", ["BP-PS-05"], async ({ join }) => {
    const [holder, other, publisher] = [await join(), await join(), await join()];
    const subscription = await subscribe(holder, topic);
    const request = other.request(T.UNSUBSCRIBE, subscription);
    await expectError(other, { type: T.UNSUBSCRIBE, id: request }, "wamp.error.no_such_subscription");
    publisher.request(T.PUBLISH, {}, topic);
    expect((await holder.next(T.EVENT))[1]).toBe(subscription);
  }),

  scenario("after UNSUBSCRIBED no EVENT follows", ["BP-PS-06", "BP-MSG-11", "BP-MSG-12"], async ({ join }) => {
    const [subscriber, publisher] = [await join(), await join()];
    const subscription = await subscribe(subscriber, topic);
    const request = subscriber.request(T.UNSUBSCRIBE, subscription);
    expect(await subscriber.next(T.UNSUBSCRIBED)).toEqual([T.UNSUBSCRIBED, request]);
    publisher.request(T.PUBLISH, { acknowledge: true }, topic);
    await publisher.next(T.PUBLISHED);
    await expectNothingMore(subscriber);
  }),

  scenario(
    "a PUBLISH that asks for no reply gets none, done or refused",
    ["BP-PS-07", "BP-MSG-07"],
    async ({ join }) => {
      const publisher = await join();
      publisher.request(T.PUBLISH, {}, topic);
      publisher.request(T.PUBLISH, { acknowledge: false }, topic);
      publisher.request(T.PUBLISH, {}, "not a uri");
      publisher.request(T.PUBLISH, { acknowledge: false }, "wamp.reserved");
      await expectNothingMore(publisher);
    },
  ),

  scenario("acknowledge: true gets PUBLISHED or ERROR", ["BP-PS-08", "BP-MSG-08"], async ({ join }) => {
    const publisher = await join();
    const request = publisher.request(T.PUBLISH, { acknowledge: true }, topic, ["unheard"]);
    expect(await publisher.next(T.PUBLISHED)).toEqual([T.PUBLISHED, request, expect.any(Number)]);
    const refused = publisher.request(T.PUBLISH, { acknowledge: true }, "not a uri");
    await expectError(publisher, { type: T.PUBLISH, id: refused }, "wamp.error.invalid_uri");
  }),

  scenario(
    "an event reaches every current subscriber and no future one, under one publication id",
    ["BP-PS-09", "BP-PS-11", "BP-MSG-13"],
    async ({ join }) => {
      const [first, second, late, publisher] = [await join(), await join(), await join(), await join()];
      const ids = [await subscribe(first, topic), await subscribe(second, topic)];
      publisher.request(T.PUBLISH, { acknowledge: true }, topic, ["hello"]);
      const publication = (await publisher.next(T.PUBLISHED))[2];
      await subscribe(late, topic);
      expect(await first.next(T.EVENT)).toEqual([T.EVENT, ids[0], publication, {}, ["hello"]]);
      expect(await second.next(T.EVENT)).toEqual([T.EVENT, ids[1], publication, {}, ["hello"]]);
      await expectNothingMore(late);
      await expectNothingMore(first);
    },
  ),

  scenario("the publisher does not get its own event", ["BP-PS-10"], async ({ join }) => {
    const [both, other] = [await join(), await join()];
    await subscribe(both, topic);
    await subscribe(other, topic);
    both.request(T.PUBLISH, { acknowledge: true }, topic);
    await both.next(T.PUBLISHED);
    await other.next(T.EVENT);
    await expectNothingMore(both);
  }),

  scenario("the payload of an event is the payload published", ["BP-PS-12"], async ({ join }) => {
    const [subscriber, publisher] = [await join(), await join()];
    await subscribe(subscriber, topic);
    const payloads = [
      [],
      [["a", 1, null, true, 1.5]],
      [[], { key: ["v", { deep: [] }] }],
      [["é", "\u{1F600}"], { n: -1 }],
    ];
    for (const payload of payloads) publisher.request(T.PUBLISH, {}, topic, ...payload);
    for (const payload of payloads) expect((await subscriber.next(T.EVENT)).slice(4)).toEqual(payload);
  }),

  scenario("one topic, one subscription id for all its subscribers", ["BP-ID-09", "BP-ID-03"], async ({ join }) => {
    const [first, second] = [await join(), await join()];
    const shared = await subscribe(first, topic);
    expect(await subscribe(second, topic)).toBe(shared);
    const other = await subscribe(second, "com.example.other");
    expect(other).not.toBe(shared);
    expect([shared, other].every((id) => Number.isInteger(id) && id >= 1 && id <= 2 ** 53)).toBe(true);
  }),
];
