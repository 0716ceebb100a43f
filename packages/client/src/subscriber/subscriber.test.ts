import { describe, expect, it, vi } from "vitest";
import { joined, turns } from "../client.test-support.ts";
import type { Scenario, ScriptedRouter } from "../client.test-support.ts";
import type { ErrorReporter } from "../error-reporter.ts";
import type { Session } from "../session/session.ts";
import type { EventHandler } from "./event-handler.ts";
import type { SubscribeOptions } from "./subscribe-options.ts";
import type { Subscription } from "./subscription.ts";
import type { WampEvent } from "./wamp-event.ts";

interface Subscribed {
  readonly session: Session;
  readonly router: ScriptedRouter;
  readonly subscription: Subscription;
}

/** A session with topic `com.t` subscribed under id 20. */
async function subscribed(
  handler: EventHandler,
  scenario: Scenario = {},
  options: SubscribeOptions = {},
): Promise<Subscribed> {
  const { session, router } = await joined(scenario);
  const subscribing = session.subscribe("com.t", handler, options);
  await router.next();
  router.send([33, 1, 20]);
  return { session, router, subscription: await subscribing };
}

/** A handler that keeps the first argument of every event. */
function recorder(): { seen: unknown[]; handler: EventHandler } {
  const seen: unknown[] = [];
  return { seen, handler: ({ args }) => void seen.push(args[0]) };
}

describe("subscribe", () => {
  it("sends SUBSCRIBE and resolves to the subscription [BP-MSG-09, BP-MSG-10]", async () => {
    const { session, router } = await joined();
    const subscribing = session.subscribe("com.t", () => undefined);
    expect(await router.next()).toEqual([32, 1, {}, "com.t"]);
    router.send([33, 1, 20]);
    expect(await subscribing).toMatchObject({ id: 20, topic: "com.t", active: true, dropped: 0 });
  });

  it("sends its options as the spec spells them [AP-PSUB-01, AP-RET-04, AP-SHARD-03]", async () => {
    const { session, router } = await joined();
    void session.subscribe("com.", () => undefined, { match: "prefix", getRetained: true, nkey: "n" });
    expect(await router.next()).toEqual([32, 1, { match: "prefix", get_retained: true, nkey: "n" }, "com."]);
  });

  it("rejects when the broker refuses", async () => {
    const { session, router } = await joined();
    const subscribing = session.subscribe("com.t", () => undefined);
    await router.next();
    router.send([8, 32, 1, {}, "wamp.error.not_authorized"]);
    await expect(subscribing).rejects.toMatchObject({ uri: "wamp.error.not_authorized" });
  });

  it("delivers an EVENT that comes right behind SUBSCRIBED [BP-ORD-02]", async () => {
    const { seen, handler } = recorder();
    const { session, router } = await joined();
    void session.subscribe("com.t", handler);
    await router.next();
    router.send([33, 1, 20], [36, 20, 1, {}, ["at once"]]);
    await turns();
    expect(seen).toEqual(["at once"]);
  });

  it("gives up, and unsubscribes, when its signal is aborted before the broker answers", async () => {
    const { session, router } = await joined();
    const controller = new AbortController();
    const subscribing = session.subscribe("com.t", () => undefined, { signal: controller.signal });
    await router.next();
    controller.abort(new Error("enough"));
    await expect(subscribing).rejects.toThrow("enough");
    router.send([33, 1, 20]);
    expect(await router.next()).toEqual([34, 2, 20]);
  });
});

describe("an event handler", () => {
  it("gets topic, arguments, details, publication and publisher [BP-MSG-13]", async () => {
    const seen: WampEvent[] = [];
    const { router } = await subscribed((event) => void seen.push(event));
    router.send([36, 20, 5, {}, [1], { k: 2 }], [36, 20, 6, { topic: "com.t.sub", publisher: 42 }]);
    await turns();
    expect(seen).toEqual([
      { topic: "com.t", args: [1], kwargs: { k: 2 }, details: {}, publication: 5, publisher: undefined },
      {
        topic: "com.t.sub",
        args: [],
        kwargs: {},
        details: { topic: "com.t.sub", publisher: 42 },
        publication: 6,
        publisher: 42,
      },
    ]);
  });

  it("handles one event after the other, however long each takes [BP-ORD-01]", async () => {
    const log: string[] = [];
    const { router } = await subscribed(async ({ args }) => {
      log.push(`start ${String(args[0])}`);
      await turns();
      log.push(`end ${String(args[0])}`);
    });
    router.send(...[1, 2, 3].map((n) => [36, 20, n, {}, [n]]));
    await vi.waitUntil(() => log.length === 6);
    expect(log).toEqual(["start 1", "end 1", "start 2", "end 2", "start 3", "end 3"]);
  });

  it("does not make the events of another subscription wait", async () => {
    const { seen, handler } = recorder();
    const { session, router } = await subscribed(() => new Promise(() => undefined));
    const other = session.subscribe("com.other", handler);
    await router.next();
    router.send([33, 2, 21], [36, 20, 1, {}], [36, 21, 2, {}, ["other"]]);
    await other;
    expect(seen).toEqual(["other"]);
  });

  it("that throws or rejects is reported, and gets the next event", async () => {
    const onError = vi.fn<ErrorReporter>();
    const { seen, handler } = recorder();
    const { router } = await subscribed(
      (event) => {
        void handler(event);
        if (event.args[0] === "sync") throw new Error("thrown");
        return event.args[0] === "async" ? Promise.reject(new Error("rejected")) : undefined;
      },
      { onError },
    );
    router.send(...["sync", "async", "fine"].map((name, n) => [36, 20, n + 1, {}, [name]]));
    await turns();
    expect(seen).toEqual(["sync", "async", "fine"]);
    const source = { kind: "event", uri: "com.t" };
    expect(onError.mock.calls).toEqual([
      [new Error("thrown"), source],
      [new Error("rejected"), source],
    ]);
  });

  it("is reported to the console if nobody has said where, and a failing hook ends nothing", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    const { router } = await subscribed(() => Promise.reject(new Error("first")), {
      onError: () => {
        throw new Error("second");
      },
    });
    router.send([36, 20, 1, {}]);
    await turns();
    const reported = log.mock.calls.map(([, error]) => error as unknown);
    log.mockRestore();
    expect(reported).toEqual([new Error("first"), new Error("second")]);
  });

  it("is never called for a subscription that is unknown or no more [BP-PS-06]", async () => {
    const { seen, handler } = recorder();
    const { router, subscription } = await subscribed(handler);
    router.send([36, 99, 1, {}, ["unknown"]], [36, 20, 2, {}, ["mine"]]);
    await turns();
    const unsubscribing = subscription.unsubscribe();
    router.send([36, 20, 3, {}, ["late"]], [35, 2], [36, 20, 4, {}, ["later"]]);
    await unsubscribing;
    await turns();
    expect(seen).toEqual(["mine"]);
  });

  it("gives the subscription up when its buffer overflows and that is what was asked for", async () => {
    const onError = vi.fn<ErrorReporter>();
    const buffer = { max: 1, overflow: "error" } as const;
    const { router, subscription } = await subscribed(() => new Promise(() => undefined), { onError }, { buffer });
    router.send([36, 20, 1, {}], [36, 20, 2, {}], [36, 20, 3, {}]);
    expect(await router.next()).toEqual([34, 2, 20]);
    expect(await subscription.closed).toContain('the buffer of the subscription to "com.t" is full');
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe("a subscription", () => {
  it("is ended by unsubscribe, once however often that is asked for [BP-MSG-11, BP-MSG-12]", async () => {
    const { router, subscription } = await subscribed(() => undefined);
    const endings = [subscription.unsubscribe(), subscription[Symbol.asyncDispose]()];
    expect(subscription.active).toBe(false);
    router.send([35, 2]);
    await Promise.all(endings);
    expect(await subscription.closed).toBeUndefined();
    expect(await router.rest()).toEqual([[34, 2, 20]]);
  });

  it("says so when the broker refuses to end it", async () => {
    const { router, subscription } = await subscribed(() => undefined);
    const unsubscribing = subscription.unsubscribe();
    router.send([8, 34, 2, {}, "wamp.error.no_such_subscription"]);
    await expect(unsubscribing).rejects.toMatchObject({ uri: "wamp.error.no_such_subscription" });
  });

  it("is closed by a revocation, with its reason [BP-MSG-12, AP-REV-05]", async () => {
    const { router, subscription } = await subscribed(() => undefined);
    router.send([35, 0, { subscription: 20, reason: "not any more" }], [35, 0, { subscription: 21 }]);
    expect(await subscription.closed).toBe("not any more");
    await subscription.unsubscribe();
    expect(await router.rest()).toEqual([]);
  });

  it("ends with its signal", async () => {
    const controller = new AbortController();
    const { router, subscription } = await subscribed(() => undefined, {}, { signal: controller.signal });
    controller.abort();
    expect(await router.next()).toEqual([34, 2, 20]);
    expect(subscription.active).toBe(false);
  });
});

describe("two subscriptions to one topic", () => {
  it("share the id and each EVENT, and UNSUBSCRIBE goes with the last [BP-PS-02, BP-PS-03, BP-PS-04]", async () => {
    const one = recorder();
    const two = recorder();
    const { session, router, subscription } = await subscribed(one.handler);
    const subscribing = session.subscribe("com.t", two.handler);
    expect(await router.next()).toEqual([32, 2, {}, "com.t"]);
    router.send([33, 2, 20], [36, 20, 1, {}, ["both"]]);
    const second = await subscribing;
    expect(second.id).toBe(20);
    await subscription.unsubscribe();
    router.send([36, 20, 2, {}, ["second only"]]);
    expect(await router.rest()).toEqual([]);
    expect([one.seen, two.seen]).toEqual([["both"], ["both", "second only"]]);
    void second.unsubscribe();
    expect(await router.next()).toEqual([34, 3, 20]);
  });

  it("do not lose the second when the first ends while the second is on its way", async () => {
    const two = recorder();
    const { session, router, subscription } = await subscribed(() => undefined);
    const subscribing = session.subscribe("com.t", two.handler);
    const ending = subscription.unsubscribe();
    await router.next();
    router.send([33, 2, 20], [36, 20, 1, {}, ["kept"]]);
    await Promise.all([subscribing, ending]);
    expect(await router.rest()).toEqual([]);
    expect(two.seen).toEqual(["kept"]);
  });

  it("end the first when the second, which was on its way, is refused", async () => {
    const { session, router, subscription } = await subscribed(() => undefined);
    const subscribing = session.subscribe("com.t", () => undefined, { getRetained: true });
    const ending = subscription.unsubscribe();
    await router.next();
    router.send([8, 32, 2, {}, "wamp.error.option_not_allowed"]);
    await expect(subscribing).rejects.toMatchObject({ uri: "wamp.error.option_not_allowed" });
    expect(await router.next()).toEqual([34, 3, 20]);
    router.send([35, 3]);
    await ending;
  });

  it("may be one before and one after an UNSUBSCRIBE", async () => {
    const two = recorder();
    const { session, router, subscription } = await subscribed(() => undefined);
    const ending = subscription.unsubscribe();
    const subscribing = session.subscribe("com.t", two.handler);
    expect([await router.next(), await router.next()]).toEqual([
      [34, 2, 20],
      [32, 3, {}, "com.t"],
    ]);
    router.send([35, 2], [33, 3, 20], [36, 20, 1, {}, ["kept"]]);
    await Promise.all([ending, subscribing]);
    await turns();
    expect(two.seen).toEqual(["kept"]);
  });

  it("lets a handler end its own subscription without the others missing the event", async () => {
    const { session, router } = await joined();
    const two = recorder();
    const first: Promise<Subscription> = session.subscribe("com.t", async () => (await first).unsubscribe());
    const second = session.subscribe("com.t", two.handler);
    await Promise.all([router.next(), router.next()]);
    router.send([33, 1, 20], [33, 2, 20], [36, 20, 1, {}, ["both"]]);
    await Promise.all([first, second]);
    await turns();
    expect(two.seen).toEqual(["both"]);
    expect((await first).active).toBe(false);
  });
});
