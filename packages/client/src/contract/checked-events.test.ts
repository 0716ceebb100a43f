import { describe, expect, it } from "vitest";
import { failureOf, turns } from "../client.test-support.ts";
import type { ScriptedRouter } from "../client.test-support.ts";
import { PayloadError } from "../index.ts";
import { contracted } from "./contracted.test-support.ts";

/** Lets the router confirm a subscription as number 20. */
async function confirm<S>(subscribing: Promise<S>, router: ScriptedRouter): Promise<S> {
  await router.next();
  router.send([33, 1, 20]);
  return subscribing;
}

describe("a publisher with a contract", () => {
  it("sends what it is given, not what the schemas make of it", async () => {
    const { b, router } = await contracted();
    await b.publish("com.bank.tick", [1, "2026-01-01"]);
    expect(await router.next()).toEqual([16, 1, {}, "com.bank.tick", [1, "2026-01-01"]]);
  });

  it("gets a publication that is acknowledged", async () => {
    const { b, router } = await contracted();
    const options = { acknowledge: true, kwargs: { by: "bob" }, params: { account: "a7" } } as const;
    const publishing = b.publish("com.bank.account.{account}.changed", [5], options);
    const topic = "com.bank.account.a7.changed";
    expect(await router.next()).toEqual([16, 1, { acknowledge: true }, topic, [5], { by: "bob" }]);
    router.send([17, 1, 99]);
    expect(await publishing).toEqual({ id: 99, topic });
  });

  it("sends no event that does not fit", async () => {
    const { b, router } = await contracted();
    const error = await failureOf(b.publish("com.bank.tick", [1, "yesterday"]));
    expect(error).toBeInstanceOf(PayloadError);
    expect((error as PayloadError).message).toContain(
      'the event of "com.bank.tick" does not fit its contract: /args/1',
    );
    expect(await router.rest()).toEqual([]);
  });
});

describe("a subscriber with a contract", () => {
  it("gets what the schemas make of events; what does not fit goes to onError", async () => {
    const { b, router, reported } = await contracted();
    const seen: unknown[] = [];
    await confirm(
      b.subscribe("com.bank.tick", ({ args }) => void seen.push(args)),
      router,
    );
    router.send([36, 20, 1, {}, [1, "2026-01-01"]], [36, 20, 2, {}, ["x", 3]], [36, 20, 3, {}, [3, "2026-01-03"]]);
    await turns();
    expect(seen).toEqual([
      [1, new Date("2026-01-01")],
      [3, new Date("2026-01-03")],
    ]);
    expect(reported).toHaveLength(1);
    expect(reported[0]?.error).toBeInstanceOf(PayloadError);
    expect(reported[0]?.source).toEqual({ kind: "event", uri: "com.bank.tick" });
  });

  it("subscribes to URIs with placeholders as patterns, and reads them", async () => {
    const { b, router } = await contracted();
    const seen: unknown[] = [];
    const subscribing = b.subscribe("com.bank.account.{account}.changed", ({ params, args, kwargs, publication }) => {
      seen.push([params, args, kwargs, publication]);
    });
    expect(await router.next()).toEqual([32, 1, { match: "wildcard" }, "com.bank.account..changed"]);
    router.send([33, 1, 20]);
    await subscribing;
    router.send([36, 20, 1, { topic: "com.bank.account.a7.changed" }, [5], { by: "bob" }]);
    await turns();
    expect(seen).toEqual([[{ account: "a7" }, [5], { by: "bob" }, 1]]);
  });

  it("subscribes to one topic if all placeholders have a value", async () => {
    const { b, router } = await contracted();
    const subscribing = b.subscribe("com.bank.account.{account}.changed", { params: { account: "a7" } });
    expect(await router.next()).toEqual([32, 1, {}, "com.bank.account.a7.changed"]);
    router.send([33, 1, 20], [36, 20, 1, {}, [5], { by: "bob" }]);
    const [event] = [await (await subscribing)[Symbol.asyncIterator]().next()];
    expect(event).toMatchObject({ done: false, value: { params: { account: "a7" }, args: [5] } });
  });

  it("iterates over the events that fit; what does not goes to onError", async () => {
    const { b, router, reported } = await contracted();
    const ticks = await confirm(b.subscribe("com.bank.tick", { buffer: { max: 9, overflow: "drop-oldest" } }), router);
    expect(ticks).toMatchObject({ topic: "com.bank.tick", id: 20, active: true, dropped: 0 });
    router.send([36, 20, 1, {}, ["x"]], [36, 20, 2, {}, [2, "2026-01-02"]]);
    const iterator = ticks[Symbol.asyncIterator]();
    expect(await iterator.next()).toMatchObject({ value: { args: [2, new Date("2026-01-02")] } });
    expect(reported.map(({ source }) => source)).toEqual([{ kind: "event", uri: "com.bank.tick" }]);
    const left = iterator.return?.();
    expect(await router.next()).toEqual([34, 2, 20]);
    router.send([35, 2]);
    expect(await left).toEqual({ done: true, value: undefined });
    expect(ticks.active).toBe(false);
    expect(await ticks.closed).toBeUndefined();
  });
});
