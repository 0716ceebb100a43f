import { describe, expect, it } from "vitest";
import { failureOf, turns } from "../client.test-support.ts";
import { NotConnectedError } from "../errors/not-connected-error.ts";
import { durable, typesOf } from "./durable.test-support.ts";

/** A promise, and what fulfils it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe("drain", () => {
  it("takes nothing new, finishes what has come, and then leaves", async () => {
    const { client, router, told, clock } = await durable();
    const [eventGate, callGate] = [gate(), gate()];
    const seen: unknown[] = [];
    const subscribing = client.subscribe("com.t", async ({ args }) => {
      await eventGate.opened;
      seen.push(args[0]);
    });
    await router.next();
    router.send([33, 1, 20]);
    const subscription = await subscribing;
    const registering = client.register("com.p", () => callGate.opened.then(() => "done"));
    await router.next();
    router.send([65, 2, 10], [36, 20, 1, {}, [1]], [36, 20, 2, {}, [2]], [68, 1, 10, {}]);
    const registration = await registering;
    const call = client.call("com.other");
    await router.next();

    const draining = client.drain();
    expect(client.drain()).toBe(draining);
    expect(client.state).toBe("draining");
    expect((await router.rest()).map(([type]) => type)).toEqual([34, 66]);
    expect(await failureOf(client.subscribe("com.late"))).toBeInstanceOf(NotConnectedError);
    expect(await failureOf(client.register("com.late", () => 1))).toBeInstanceOf(NotConnectedError);
    router.send([68, 2, 10, {}], [35, 4], [67, 5]);
    eventGate.open();
    await turns();
    expect(seen).toEqual([1, 2]);
    callGate.open();
    expect(await router.rest()).toEqual([
      [70, 1, {}, ["done"]],
      [70, 2, {}, ["done"]],
    ]);
    router.send([50, 3, {}, ["answered"]]);
    expect((await call).value).toBe("answered");
    expect(await router.next()).toEqual([6, {}, "wamp.close.close_realm"]);
    router.send([6, {}, "wamp.close.goodbye_and_out"]);
    await draining;
    expect(client.state).toBe("closed");
    expect([await subscription.closed, await registration.closed]).toEqual([undefined, undefined]);
    expect(typesOf(told)).toEqual(["joined", "closed"]);
    expect(clock.timers).toBe(0);
  });

  it("lets iterators take what waits", async () => {
    const { client, router } = await durable();
    const subscribing = client.subscribe("com.t");
    await router.next();
    router.send([33, 1, 20], [36, 20, 1, {}, [1]], [36, 20, 2, {}, [2]]);
    const subscription = await subscribing;
    await turns();
    const draining = client.drain();
    await router.next();
    router.send([35, 2]);
    await router.next();
    router.send([6, {}, "wamp.close.goodbye_and_out"]);
    await draining;
    const seen: unknown[] = [];
    for await (const { args } of subscription) seen.push(args[0]);
    expect(seen).toEqual([1, 2]);
  });

  it("does not wait for a handler that hangs once close is called", async () => {
    const { client, router } = await durable();
    const registering = client.register("com.p", () => new Promise(() => undefined));
    await router.next();
    router.send([65, 1, 10], [68, 1, 10, {}]);
    await registering;
    const draining = client.drain();
    await router.next();
    router.send([67, 2]);
    await turns();
    const closing = client.close("com.example.enough");
    expect(await router.next()).toEqual([6, {}, "com.example.enough"]);
    router.send([6, {}, "wamp.close.goodbye_and_out"]);
    await Promise.all([draining, closing]);
    expect(await client.closed).toEqual({ cause: "left", reason: "com.example.enough" });
  });

  it("ends with the session it has: it does not join again", async () => {
    const { client, router, clock, told } = await durable();
    const call = failureOf(client.call("com.p"));
    await router.next();
    const draining = client.drain();
    router.terminate();
    expect(await call).toMatchObject({ name: "SessionLostError" });
    await draining;
    expect([client.state, clock.timers]).toEqual(["closed", 0]);
    expect(typesOf(told)).toEqual(["joined", "lost", "closed"]);
  });

  it("closes at once without a session", async () => {
    const { client, router, clock } = await durable();
    router.terminate();
    await turns();
    const waiting = failureOf(client.call("com.p", [], { whenOffline: "wait" }));
    await client.drain();
    expect(await waiting).toBeInstanceOf(NotConnectedError);
    expect(await client.closed).toEqual({ cause: "left", reason: "wamp.close.close_realm" });
    expect(clock.timers).toBe(0);
  });
});
