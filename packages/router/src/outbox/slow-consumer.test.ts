import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { emptyTables, testRouter } from "../router.test-support.ts";
import type { RealmOptions } from "../router-options.ts";
import type { Limits } from "../limits.ts";
import type { SlowConsumerPolicy } from "./slow-consumer.ts";

const filler = "x".repeat(1_000);
const limits = { softQueuedBytes: 20_000, maxQueuedBytes: 100_000 };

/** A publisher, a subscriber to everything under com that does not read, and one that does. */
async function congested(realm: Partial<RealmOptions>, more: Partial<Limits> = {}) {
  const { join, router, clock } = testRouter({
    realms: [{ name: "realm1", ...realm }],
    limits: { ...limits, ...more },
  });
  const [publisher, slow, quick] = await Promise.all([join(), join(), join()]);
  for (const peer of [slow, quick]) peer.ask([32, 1, { match: "prefix" }, "com"]);
  slow.connection.pause();
  let request = 0;
  const publish = (count: number, topic = (n: number) => `com.topic${n % 3}`): void => {
    for (let n = 0; n < count; n++) publisher.ask([16, ++request, {}, topic(n), [request, filler]]);
  };
  const numbers = (peer: RawPeer): number[] =>
    peer.take().flatMap(([type, , , , args]) => (type === 36 ? [(args as number[])[0] as number] : []));
  return { publisher, slow, quick, router, clock, publish, numbers };
}

const lagging: readonly SlowConsumerPolicy[] = ["dropOldest", "dropNewest", "keepLatest"];

describe("a subscriber that lags behind", () => {
  test.each(lagging)("under %s stays, and nobody else misses anything", async (slowConsumer) => {
    const { quick, slow, router, clock, publish, numbers } = await congested({ slowConsumer });
    publish(500);
    expect(numbers(quick)).toHaveLength(500);
    clock.advance(60_000);
    expect(slow.end).toBeUndefined();
    slow.connection.resume();
    const got = numbers(slow);
    expect(got).toEqual([...got].sort((one, other) => one - other));
    expect(got.length + router.counters.eventsDropped).toBe(500);
    expect(router.counters).toMatchObject({ slowConsumers: 0 });
    expect(router.counters.eventsDropped).toBeGreaterThan(400);
  });

  test("under dropNewest gets what came first, and what comes once it reads again", async () => {
    const { slow, publish, numbers } = await congested({ slowConsumer: "dropNewest" });
    publish(100);
    slow.connection.resume();
    const got = numbers(slow);
    expect(got).toEqual(got.map((_, n) => n + 1));
    publish(1);
    expect(numbers(slow)).toEqual([101]);
  });

  test("under dropOldest gets the latest", async () => {
    const { slow, publish, numbers } = await congested({ slowConsumer: "dropOldest" });
    publish(100);
    slow.connection.resume();
    const got = numbers(slow);
    expect(got.slice(-15)).toEqual(Array.from({ length: 15 }, (_, n) => 86 + n));
  });

  test("under keepLatest gets the latest of each topic", async () => {
    const { slow, publish, numbers } = await congested({ slowConsumer: "keepLatest" });
    publish(100);
    slow.connection.resume();
    // What the transport had taken before, then the latest of the three topics.
    const got = numbers(slow);
    expect(got.slice(-3)).toEqual([98, 99, 100]);
    expect(got.slice(0, -3).at(-1)).toBeLessThan(30);
  });

  test.each(lagging)("under %s gets the answers to its requests, in order with its events", async (slowConsumer) => {
    const { slow, publish } = await congested({ slowConsumer });
    publish(50);
    slow.send([32, 2, {}, "org.topic"], [34, 3, 1]);
    publish(50);
    slow.connection.resume();
    const got = slow.take();
    expect(got.filter(([type]) => type !== 36).map(([type, request]) => [type, request])).toEqual([
      [33, 2],
      [35, 3],
    ]);
    expect(got.at(-1)?.[0]).toBe(35);
  });

  test("under any policy is ended when answers alone are too many", async () => {
    const { slow, router, clock } = await congested({ slowConsumer: "dropOldest" });
    for (let n = 2; n < 3_000; n++) slow.send([48, n, {}, `com.example.${filler.slice(0, 50)}`]);
    clock.settle();
    expect(slow.end?.by).toBe("peer");
    expect(router.counters.slowConsumers).toBe(1);
  });

  test("is ended when as much as the soft limit waits for too long", async () => {
    const { slow, quick, router, clock, publish } = await congested({}, { softQueuedBytes: 70_000 });
    publish(80);
    clock.advance(4_500);
    expect(slow.end).toBeUndefined();
    clock.advance(1_000);
    expect(slow.end?.by).toBe("peer");
    expect(quick.end).toBeUndefined();
    expect(router.counters.slowConsumers).toBe(1);
  });

  test("is left alone if it catches up in time", async () => {
    const { slow, router, clock, publish } = await congested({}, { softQueuedBytes: 70_000 });
    publish(80);
    clock.advance(4_000);
    slow.connection.resume();
    clock.advance(10_000);
    expect(slow.take()).toHaveLength(80);
    expect(router.counters.slowConsumers).toBe(0);
    expect(clock.timers).toBe(0);
  });

  test("is ended before others when all together are too many, the largest first", async () => {
    const more = { maxQueuedBytes: 10_000_000, softQueuedBytes: 10_000_000, maxTotalQueuedBytes: 400_000 };
    const { slow, quick, router, publish, clock } = await congested({}, more);
    publish(100);
    quick.connection.pause();
    publish(250);
    clock.settle();
    expect([slow.end?.by, quick.end]).toEqual(["peer", undefined]);
    expect(router.counters.slowConsumers).toBe(1);
  });

  test("leaves nothing behind", async () => {
    const { publisher, slow, quick, router, clock, publish } = await congested({ slowConsumer: "keepLatest" });
    publish(100);
    for (const peer of [slow, publisher, quick]) peer.connection.terminate();
    clock.settle();
    clock.advance(10_000);
    expect(router.tables()).toEqual(emptyTables);
    expect(clock.timers).toBe(0);
  });
});

test("a role may have a policy of its own", async () => {
  const roles = [
    {
      name: "anonymous",
      permissions: [{ uri: "", match: "prefix" as const, allow: { publish: true, subscribe: true } }],
      slowConsumer: "dropNewest" as const,
    },
  ];
  const { slow, router, publish } = await congested({ roles });
  publish(500);
  expect(slow.end).toBeUndefined();
  expect(router.counters.eventsDropped).toBeGreaterThan(400);
});
