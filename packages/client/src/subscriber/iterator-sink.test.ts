import { describe, expect, it } from "vitest";
import { joined, turns } from "../client.test-support.ts";
import type { Scenario, ScriptedRouter } from "../client.test-support.ts";
import { BufferOverflowError } from "../errors/buffer-overflow-error.ts";
import type { Session } from "../session/session.ts";
import type { BufferOptions } from "./subscribe-options.ts";
import type { IterableSubscription } from "./subscription.ts";

interface Subscribed {
  readonly session: Session;
  readonly router: ScriptedRouter;
  readonly subscription: IterableSubscription;
}

/** A session with topic `com.t` subscribed under id 20, without a handler. */
async function subscribed(buffer?: BufferOptions, scenario: Scenario = {}): Promise<Subscribed> {
  const { session, router } = await joined(scenario);
  const subscribing = session.subscribe("com.t", { buffer });
  await router.next();
  router.send([33, 1, 20]);
  return { session, router, subscription: await subscribing };
}

/** Sends events whose first arguments are `from`, ..., `to`, and lets them arrive. */
async function publish(router: ScriptedRouter, from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from + 1 }, (_, n) => from + n);
  router.send(...numbers.map((n) => [36, 20, n, {}, [n]]));
  await turns();
}

/** The first arguments of all events, until the loop ends. */
async function collect(subscription: IterableSubscription): Promise<unknown[]> {
  const seen: unknown[] = [];
  for await (const { args } of subscription) seen.push(args[0]);
  return seen;
}

describe("for await over a subscription", () => {
  it("takes events that came before and events that come while it waits, in order", async () => {
    const { router, subscription } = await subscribed();
    await publish(router, 1, 2);
    const collecting = collect(subscription);
    await publish(router, 3, 4);
    router.send([35, 0, { subscription: 20, reason: "over" }]);
    expect(await collecting).toEqual([1, 2, 3, 4]);
    expect(await subscription.closed).toBe("over");
  });

  it("unsubscribes when it is left with break", async () => {
    const { router, subscription } = await subscribed();
    await publish(router, 1, 3);
    const first = (async () => {
      for await (const { args } of subscription) return args[0];
    })();
    expect(await router.next()).toEqual([34, 2, 20]);
    router.send([35, 2]);
    expect(await first).toBe(1);
    expect(subscription.active).toBe(false);
  });

  it("ends at once when somebody else unsubscribes, without the events that wait", async () => {
    const { router, subscription } = await subscribed();
    await publish(router, 1, 3);
    void subscription.unsubscribe();
    expect(await collect(subscription)).toEqual([]);
  });

  it("takes what has arrived and ends when the session ends", async () => {
    const { router, subscription } = await subscribed();
    await publish(router, 1, 2);
    router.terminate();
    await subscription.closed;
    expect(await collect(subscription)).toEqual([1, 2]);
  });

  it("ends with a session that ends while it waits", async () => {
    const { router, subscription } = await subscribed();
    const collecting = collect(subscription);
    router.terminate();
    expect(await collecting).toEqual([]);
  });

  it("gets no more than 1000 events behind unless it is told otherwise, then throws once", async () => {
    const { router, subscription } = await subscribed();
    await publish(router, 1, 1_001);
    expect(await router.next()).toEqual([34, 2, 20]);
    const iterator = subscription[Symbol.asyncIterator]();
    for (let n = 1; n <= 1_000; n++) expect((await iterator.next()).value).toMatchObject({ args: [n] });
    await expect(iterator.next()).rejects.toBeInstanceOf(BufferOverflowError);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it.each([
    ["drop-oldest", [3, 4, 5], 2],
    ["drop-newest", [1, 2, 3], 2],
    ["keep-latest", [4, 5], 3],
  ] as const)("with a full buffer of 3 and %s goes on with %j", async (overflow, kept, dropped) => {
    const { router, subscription } = await subscribed({ max: 3, overflow });
    await publish(router, 1, 5);
    router.send([35, 0, { subscription: 20 }]);
    await turns();
    expect(await collect(subscription)).toEqual(kept);
    expect(subscription.dropped).toBe(dropped);
  });
});
