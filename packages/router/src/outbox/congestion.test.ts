import { describe, expect, test } from "vitest";
import type { Authorizer } from "../authorization/authorizer.ts";
import { emptyTables } from "../router.test-support.ts";
import { congestible, EVENT, HIGH, readAll } from "./congestion.test-support.ts";

const many = 2_000;
const numbers = (name: string, count = many): string[] => Array.from({ length: count }, (_, n) => `${name} ${n + 1}`);

describe("while too much waits for all connections together", () => {
  test("publishers are not read from, and nothing they published is lost", async () => {
    const { publisher, stalled, waiting, router, log } = congestible();
    const [subscriber, { publish }] = [await stalled(), await publisher("a")];
    publish(many);
    expect(waiting()).toBeLessThan(HIGH + EVENT);
    expect(router.tables().waitingPublishers).toBe(1);
    expect(router.counters.publishersHeld).toBe(1);
    const got: string[] = [];
    for (let turn = 0; got.length < many && turn < many; turn++) got.push(...readAll(subscriber));
    expect(got).toEqual(numbers("a"));
    expect(router.tables().waitingPublishers).toBe(0);
    expect(router.counters).toMatchObject({ slowConsumers: 0, eventsDropped: 0, faults: 0 });
    expect(log.map(([event]) => event).filter((event) => event.startsWith("publishers"))).toContain("publishers wait");
  });

  test("and no more than the low mark at last, they go on", async () => {
    const { publisher, stalled, clock, router, log } = congestible();
    const subscribers = [await stalled(), await stalled(), await stalled(), await stalled()];
    const { publish } = await publisher("a");
    publish(many);
    readAll(subscribers[0]!);
    expect(router.tables().waitingPublishers).toBe(1);
    readAll(subscribers[1]!);
    const before = router.counters.eventsOut;
    readAll(subscribers[2]!);
    clock.advance(250);
    expect(router.counters.eventsOut).toBeGreaterThan(before);
    expect(log).toContainEqual(["publishers go on", { queuedBytes: expect.any(Number), milliseconds: 0 }]);
  });

  test("one after another gets its turn", async () => {
    const { publisher, stalled, waiting } = congestible();
    const subscriber = await stalled();
    const publishers = [await publisher("a"), await publisher("b"), await publisher("c")];
    for (const { publish } of publishers) publish(many);
    const got: string[] = [];
    for (let turn = 0; turn < 20; turn++) {
      expect(waiting()).toBeLessThan(HIGH + EVENT);
      got.push(...readAll(subscriber));
    }
    const counts = ["a", "b", "c"].map((name) => got.filter((one) => one.startsWith(name)).length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    for (const [at, name] of ["a", "b", "c"].entries()) {
      expect(got.filter((one) => one.startsWith(name))).toEqual(numbers(name, counts[at]));
    }
  });

  test("calls are answered, and others subscribe and join", async () => {
    const { publisher, stalled, join } = congestible();
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, {}, "com.example.echo"]);
    await stalled();
    (await publisher("a")).publish(many);
    const [invocation] = (caller.send([48, 1, {}, "com.example.echo", [7]]), callee.take());
    callee.ask([70, invocation?.[1], {}, [7]]);
    expect(caller.take()).toEqual([[50, 1, {}, [7]]]);
    expect((await join()).ask([32, 1, {}, "com.example.other"])[0]?.[0]).toBe(33);
  });

  test("what a publisher asks behind its publications is answered behind them", async () => {
    const { publisher, stalled } = congestible();
    const [subscriber, { peer, publish }] = [await stalled(), await publisher("a")];
    publish(300);
    peer.send([16, 301, { acknowledge: true }, "com.example.topic"], [48, 302, {}, "com.example.missing"]);
    expect(peer.take()).toEqual([]);
    for (let turn = 0; turn < 10; turn++) readAll(subscriber);
    expect(peer.take().map(([type, about, request]) => (type === 8 ? [type, about, request] : [type, about]))).toEqual([
      [17, 301],
      [8, 48, 302],
    ]);
  });

  test("publishers of other realms go on", async () => {
    const realms = [{ name: "realm1" }, { name: "realm2" }];
    const { publisher, stalled, router } = congestible({ realms });
    const other = { realm: "realm2" };
    const [, subscriber, theirs] = [await stalled(), await stalled(other), await publisher("b", other)];
    (await publisher("a")).publish(many);
    theirs.publish(20);
    expect(readAll(subscriber)).toEqual(numbers("b", 20));
    expect(router.tables().waitingPublishers).toBe(1);
    theirs.publish(many);
    expect(router.tables().waitingPublishers).toBe(2);
  });
});

describe("what keeps publishers waiting", () => {
  test("is ended if it takes nothing for as long as too much may wait for one, though less does", async () => {
    const { publisher, stalled, clock, router, log } = congestible();
    const [subscriber, { publish }] = [await stalled(), await publisher("a")];
    publish(many);
    clock.advance(4_500);
    expect(subscriber.end).toBeUndefined();
    clock.advance(1_000);
    expect(subscriber.end?.by).toBe("peer");
    expect(router.tables().waitingPublishers).toBe(0);
    expect(log.find(([event]) => event === "slow consumer")?.[1]).toMatchObject({
      reason: "publishers waited for it for too long",
    });
  });

  test("stays if it takes something", async () => {
    const { publisher, stalled, clock, router } = congestible();
    const subscribers = [await stalled(), await stalled(), await stalled()];
    const { publish } = await publisher("a");
    publish(3_000);
    for (let second = 0; second < 60; second++) {
      clock.advance(1_000);
      readAll(subscribers[second % 3]!);
    }
    expect(subscribers.map(({ end }) => end)).toEqual([undefined, undefined, undefined]);
    expect(router.counters).toMatchObject({ slowConsumers: 0, faults: 0 });
  });

  test("is ended if it is the publisher itself, which does not read before all is written", async () => {
    const { publisher, join, router, clock } = congestible();
    const { peer, publish } = await publisher("a");
    peer.ask([32, 1_000_000, {}, "com.example.topic"]);
    peer.connection.pause();
    const other = await join();
    other.send(...Array.from({ length: many }, (_, n) => [16, n + 1, {}, "com.example.topic", ["x".repeat(1_000)]]));
    clock.settle();
    publish(1);
    expect(router.tables().waitingPublishers).toBe(2);
    clock.advance(6_000);
    expect([peer.end?.by, other.end]).toEqual(["peer", undefined]);
    expect(router.tables().waitingPublishers).toBe(0);
  });

  test("is never one that may lag", async () => {
    const limits = { softQueuedBytes: 150_000, maxQueuedBytes: 1_000_000 };
    const realms = [{ name: "realm1", slowConsumer: "dropNewest" as const }];
    const { publisher, stalled, router, clock } = congestible({ realms, limits });
    for (const subscriber of [await stalled(), await stalled(), await stalled()])
      expect(subscriber.end).toBeUndefined();
    const { publish } = await publisher("a");
    for (let burst = 0; burst < 20; burst++) publish(50);
    clock.advance(10_000);
    expect(router.tables()).toMatchObject({ waitingPublishers: 0, sessions: 4 });
    expect(router.counters.eventsDropped).toBeGreaterThan(1_000);
  });
});

describe("a publisher that waits", () => {
  test.each([
    ["says nothing more", () => {}],
    ["is closed", (connection: { close(): void }) => connection.close()],
    ["breaks off", (connection: { terminate(): void }) => connection.terminate()],
  ])("and %s leaves nothing behind", async (_, end) => {
    const { publisher, stalled, router, clock } = congestible();
    const [subscriber, { peer, publish }] = [await stalled(), await publisher("a")];
    publish(many);
    end(peer.connection);
    clock.settle();
    subscriber.connection.terminate();
    clock.settle();
    peer.connection.terminate();
    clock.settle();
    clock.advance(10_000);
    expect(router.tables()).toEqual(emptyTables);
    expect(router.counters.faults).toBe(0);
    expect(clock.timers).toBe(0);
  });

  test("hears GOODBYE when the router closes, and can answer", async () => {
    const { publisher, stalled, router, clock } = congestible();
    const [, { peer, publish }] = [await stalled(), await publisher("a")];
    publish(many);
    const closed = router.close();
    clock.settle();
    expect(peer.ask([6, {}, "wamp.close.goodbye_and_out"])[0]?.slice(0, 1)).toEqual([6]);
    clock.advance(2_000);
    await closed;
    expect(router.tables()).toEqual(emptyTables);
  });

  test("is let go by one that ends its session meanwhile, and publishes nothing then", async () => {
    const realms = [{ name: "realm1", metaKill: true }];
    const { publisher, stalled, router, clock } = congestible({ realms });
    const [subscriber, first, second] = [await stalled(), await publisher("a"), await publisher("b")];
    first.publish(many);
    second.publish(1);
    first.peer.send([48, many + 1, {}, "wamp.session.kill", [second.peer.session]]);
    const got: string[] = [];
    for (let turn = 0; turn < 20; turn++) got.push(...readAll(subscriber));
    clock.advance(2_000);
    expect(second.peer.end).toBeDefined();
    expect(got.filter((one) => one.startsWith("a"))).toEqual(numbers("a"));
    expect(router.counters.faults).toBe(0);
  });

  test("waits again where it had waited for an authorizer, and loses nothing", async () => {
    const asked: (() => void)[] = [];
    const later = (): Promise<boolean> => new Promise((resolve) => void asked.push(() => resolve(true)));
    const authorize: Authorizer = ({ action }) => (action === "publish" ? later() : true);
    const realms = [{ name: "realm1", authorize }];
    const { publisher, stalled, waiting, router, clock } = congestible({ realms });
    const [subscriber, { publish }] = [await stalled(), await publisher("a")];
    const got: string[] = [];
    publish(500);
    for (let turn = 0; got.length < 500 && turn < 100_000; turn++) {
      for (const allow of asked.splice(0)) allow();
      await Promise.resolve();
      clock.settle();
      expect(waiting()).toBeLessThan(HIGH + 2 * EVENT);
      got.push(...(turn % 3_000 === 2_999 ? readAll(subscriber) : []));
    }
    expect(got).toEqual(numbers("a", 500));
    expect(router.counters.publishersHeld).toBeGreaterThan(0);
    expect(router.counters.faults).toBe(0);
  });
});
