import { describe, expect, test } from "vitest";
import type { LogFields, Logger } from "../logger.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import { SlowStore } from "../store/slow-store.test-support.ts";

const topic = "com.example.topic";
const notStored = ["junctor.error.not_stored", ["the event was delivered to its subscribers, but could not be stored"]];

class RecordingLogger implements Logger {
  readonly events: unknown[] = [];
  debug(): void {}
  warn(): void {}
  info(event: string): void {
    this.events.push(event);
  }
  error(event: string, fields?: LogFields): void {
    this.events.push([event, fields]);
  }
}

interface SlowWorld extends TestRouter {
  readonly store: SlowStore;
  readonly logger: RecordingLogger;
}

/** A realm whose store needs time, and one topic of which has a history. */
function slowWorld(): SlowWorld {
  const [store, logger] = [new SlowStore(), new RecordingLogger()];
  const world = testRouter({ realms: [{ name: "realm1", store, history: [{ topic }] }], logger });
  return { ...world, store, logger };
}

/** What arrived once all promises that were settled had their consequences. */
async function arrived(peer: RawPeer): Promise<unknown[]> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  return peer.take();
}

/** The types and requests of answers. */
function answersOf(messages: unknown[]): unknown[] {
  return (messages as number[][]).map(([type, request, refused]) => [type, type === 8 ? refused : request]);
}

describe("a publication that a store needs time for", () => {
  test("reaches its subscribers at once, and is acknowledged when the store has it", async () => {
    const { join, store } = slowWorld();
    const [publisher, subscriber] = [await join(), await join()];
    const subscription = subscriber.askId([32, 1, {}, topic]);
    expect(publisher.ask([16, 1, { acknowledge: true }, topic, ["a"]])).toEqual([]);
    const [event] = subscriber.take();
    expect(event).toEqual([36, subscription, event?.[2], {}, ["a"]]);
    expect(await arrived(publisher)).toEqual([]);
    store.writes[0]?.done();
    expect(await arrived(publisher)).toEqual([[17, 1, event?.[2]]]);
  });

  test("is there for who asks before the store has it", async () => {
    const { join } = slowWorld();
    const peer = await join();
    const subscription = peer.askId([32, 1, {}, topic]);
    peer.ask([16, 2, { retain: true, acknowledge: true, exclude_me: false }, topic, ["a"]]);
    expect(peer.ask([32, 3, { get_retained: true }, topic])[1]?.[4]).toEqual(["a"]);
    expect(peer.ask([48, 4, {}, "wamp.subscription.get_events", [subscription]])[0]?.[3]).toMatchObject([
      { args: ["a"] },
    ]);
  });

  test("waits for all its writes, and is answered with ERROR if one of them failed", async () => {
    const { join, store, router } = slowWorld();
    const publisher = await join();
    publisher.ask([16, 1, { acknowledge: true, retain: true }, topic]);
    expect(store.writes).toHaveLength(2);
    store.writes[0]?.done();
    expect(await arrived(publisher)).toEqual([]);
    store.writes[1]?.fail(new Error("disk full"));
    expect(await arrived(publisher)).toEqual([[8, 16, 1, {}, ...notStored]]);
    expect(router.counters.eventsNotStored).toBe(1);
  });

  test("is answered with ERROR at once if the store takes no more", async () => {
    const { join, store, router } = slowWorld();
    const [publisher, subscriber] = [await join(), await join()];
    subscriber.ask([32, 1, {}, topic]);
    store.full = new Error("too many writes wait");
    expect(publisher.ask([16, 1, { acknowledge: true }, topic])).toEqual([[8, 16, 1, {}, ...notStored]]);
    expect(subscriber.take()).toHaveLength(1);
    expect(router.counters.eventsNotStored).toBe(1);
  });

  test("is answered in the order of its publisher, whatever the store is done with first", async () => {
    const { join, store } = slowWorld();
    const publisher = await join();
    const options = { acknowledge: true };
    publisher.ask([16, 1, { ...options, retain: true }, topic], [16, 2, options, topic], [16, 3, options, topic]);
    store.writes[2]?.fail(new Error("disk full"));
    store.writes[3]?.done();
    store.writes[1]?.done();
    expect(await arrived(publisher)).toEqual([]);
    store.writes[0]?.done();
    expect(answersOf(await arrived(publisher))).toEqual([
      [17, 1],
      [8, 2],
      [17, 3],
    ]);
  });

  test("keeps no other publication waiting", async () => {
    const { join, store } = slowWorld();
    const [publisher, other] = [await join(), await join()];
    const options = { acknowledge: true };
    expect(publisher.ask([16, 1, options, topic], [16, 2, options, "com.example.other"])[0]?.[1]).toBe(2);
    other.ask([16, 1, options, topic]);
    store.writes[1]?.done();
    expect(answersOf(await arrived(other))).toEqual([[17, 1]]);
    expect(await arrived(publisher)).toEqual([]);
  });

  test("is not acknowledged to a session that has left, nor to the next one of its connection", async () => {
    const { join, store } = slowWorld();
    const publisher = await join();
    publisher.ask([16, 1, { acknowledge: true }, topic], [6, {}, "wamp.close.normal"]);
    expect(publisher.ask([1, "realm1", allRoles]).map(([type]) => type)).toEqual([2]);
    store.writes[0]?.done();
    expect(await arrived(publisher)).toEqual([]);
  });

  test("goes unanswered without acknowledge, and its failure is counted", async () => {
    const { join, store, router } = slowWorld();
    const publisher = await join();
    publisher.ask([16, 1, {}, topic], [16, 2, {}, topic]);
    store.writes[0]?.fail(new Error("disk full"));
    store.writes[1]?.done();
    expect(await arrived(publisher)).toEqual([]);
    expect(router.counters.eventsNotStored).toBe(1);
  });

  test("of a session that left is stored too", async () => {
    const { join, store } = slowWorld();
    const publisher = await join();
    publisher.ask([48, 1, {}, "wamp.session.add_testament", [topic, ["bye"], {}]]);
    publisher.connection.terminate();
    publisher.take();
    store.writes[0]?.done();
    const asker = await join();
    const subscription = asker.askId([32, 1, {}, topic]);
    expect(asker.ask([48, 2, {}, "wamp.subscription.get_events", [subscription]])[0]?.[3]).toHaveLength(1);
  });
});

test("a store that fails is told of once, and once when it works again", async () => {
  const { join, store, logger } = slowWorld();
  const publisher = await join();
  const error = new Error("disk full");
  for (const request of [1, 2, 3, 4]) publisher.ask([16, request, {}, topic]);
  logger.events.length = 0;
  store.writes[0]?.fail(error);
  store.writes[1]?.fail(error);
  store.writes[2]?.done();
  store.writes[3]?.done();
  await arrived(publisher);
  const fields = { realm: "realm1", topic, error };
  expect(logger.events).toEqual([["an event could not be stored", fields], "events are stored again"]);
});
