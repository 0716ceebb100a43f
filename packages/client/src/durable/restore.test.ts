import { describe, expect, it } from "vitest";
import { turns } from "../client.test-support.ts";
import type { Wire } from "../client.test-support.ts";
import { durable } from "./durable.test-support.ts";
import type { World } from "./durable.test-support.ts";

const nothing = (): void => undefined;

/** Answers a SUBSCRIBE or REGISTER. */
function granted([type, request]: Wire, id: number): Wire {
  return [type === 32 ? 33 : 65, request, id];
}

/** A client with a subscription to `com.t`, id 20, and a procedure `com.p`, id 10. */
async function equipped(world: World, handler: (value: unknown) => unknown = nothing) {
  const { client, router } = world;
  const subscribing = client.subscribe("com.t", ({ args }) => handler(args[0]));
  router.send(granted(await router.next(), 20));
  const registering = client.register("com.p", ({ args }) => args[0]);
  router.send(granted(await router.next(), 10));
  return { subscription: await subscribing, registration: await registering };
}

describe("after a rejoin", () => {
  it("subscriptions and registrations are asked for at once, with all options, in new ids (pain points 2 and 3)", async () => {
    const world = await durable();
    const { client, router, rejoin, told } = world;
    const subscribing = client.subscribe("com..t", nothing, { match: "wildcard", nkey: "node1", getRetained: true });
    router.send(granted(await router.next(), 20));
    const registering = client.register("com.", nothing, {
      match: "prefix",
      invoke: "roundrobin",
      concurrency: 3,
      nkey: "node1",
      discloseCaller: true,
      forwardTimeout: true,
      forceReregister: true,
    });
    router.send(granted(await router.next(), 10));
    const [subscription, registration] = [await subscribing, await registering];
    router.terminate();
    const asked = await rejoin();
    expect(asked).toEqual([
      [32, 1, { match: "wildcard", nkey: "node1", get_retained: true }, "com..t"],
      [
        64,
        2,
        {
          match: "prefix",
          invoke: "roundrobin",
          concurrency: 3,
          nkey: "node1",
          disclose_caller: true,
          forward_timeout: true,
          force_reregister: true,
        },
        "com.",
      ],
    ]);
    expect(told.at(-1)).toMatchObject({ type: "joined" });
    router.send(...asked.map((message, at) => granted(message, 30 + at)));
    await turns();
    expect(told.at(-1)).toEqual({ type: "restored", failed: [] });
    expect([subscription.id, registration.id]).toEqual([30, 31]);
  });

  it("handlers get events and calls of the new session, the handles are the same", async () => {
    const seen: unknown[] = [];
    const world = await durable();
    const { router, rejoin } = world;
    const { subscription, registration } = await equipped(world, (value) => void seen.push(value));
    router.send([36, 20, 1, {}, ["before"]]);
    await turns();
    router.terminate();
    const asked = await rejoin();
    router.send(...asked.map((message, at) => granted(message, 30 + at)));
    router.send([36, 30, 2, {}, ["after"]], [36, 20, 3, {}, ["of the session before"]], [68, 1, 31, {}, ["hi"]]);
    expect(await router.next()).toEqual([70, 1, {}, ["hi"]]);
    expect(seen).toEqual(["before", "after"]);
    expect([subscription.active, registration.active]).toEqual([true, true]);
  });

  it("what the router refuses is closed and reported, nothing else is touched", async () => {
    const world = await durable();
    const { client, router, rejoin, told, reported } = world;
    const { subscription, registration } = await equipped(world);
    const iterating = client.subscribe("com.i");
    router.send(granted(await router.next(), 21));
    const iterable = await iterating;
    router.terminate();
    const [subscribe, register, other] = (await rejoin()) as [Wire, Wire, Wire];
    router.send(
      granted(subscribe, 30),
      [8, 64, register[1], {}, "wamp.error.not_authorized"],
      [8, 32, other[1], {}, "wamp.error.not_authorized"],
    );
    await turns();
    expect(told.at(-1)).toMatchObject({
      type: "restored",
      failed: [
        { kind: "registration", uri: "com.p", error: { uri: "wamp.error.not_authorized" } },
        { kind: "subscription", uri: "com.i" },
      ],
    });
    expect([subscription.active, registration.active, iterable.active]).toEqual([true, false, false]);
    expect(await registration.closed).toBe("wamp.error.not_authorized");
    await expect(iterable[Symbol.asyncIterator]().next()).rejects.toMatchObject({ uri: "wamp.error.not_authorized" });
    expect(reported).toMatchObject([{ uri: "wamp.error.not_authorized" }]);
    router.terminate();
    expect(await rejoin()).toEqual([[32, 1, {}, "com.t"]]);
  });

  it("a procedure that a ghost of the old session still holds is asked for again (pain point 14)", async () => {
    const world = await durable();
    const { router, clock, rejoin, told } = world;
    const { registration } = await equipped(world);
    router.terminate();
    const [subscribe, register] = (await rejoin()) as [Wire, Wire];
    router.send(granted(subscribe, 30), [8, 64, register[1], {}, "wamp.error.procedure_already_exists"]);
    await turns();
    clock.advance(499);
    expect(await router.rest()).toEqual([]);
    clock.advance(1);
    const [again] = (await router.rest()) as [Wire];
    expect(again).toEqual([64, 3, {}, "com.p"]);
    router.send([8, 64, 3, {}, "wamp.error.procedure_already_exists"]);
    await turns();
    clock.advance(750);
    const [third] = (await router.rest()) as [Wire];
    router.send(granted(third, 31));
    await turns();
    expect(told.at(-1)).toEqual({ type: "restored", failed: [] });
    expect(registration.id).toBe(31);
  });

  it("but for no longer than 30 seconds", async () => {
    const world = await durable();
    const { router, clock, rejoin, told } = world;
    const { registration } = await equipped(world);
    router.terminate();
    const [subscribe, register] = (await rejoin()) as [Wire, Wire];
    router.send(granted(subscribe, 30));
    const refused = [8, 64, register[1], {}, "wamp.error.procedure_already_exists"];
    router.send(refused);
    for (let waited = 0; waited < 30_000; waited += 1_000) {
      await turns();
      clock.advance(1_000);
      const asked = await router.rest();
      router.send(...asked.map(([type, request]) => [8, type, request, {}, "wamp.error.procedure_already_exists"]));
    }
    await turns();
    clock.advance(20_000);
    for (const [type, request] of await router.rest()) {
      router.send([8, type, request, {}, "wamp.error.procedure_already_exists"]);
    }
    expect(await registration.closed).toBe("wamp.error.procedure_already_exists");
    await turns();
    expect(told.at(-1)).toMatchObject({ type: "restored", failed: [{ kind: "registration", uri: "com.p" }] });
  });

  it("a session that is lost while things are restored loses none of them", async () => {
    const world = await durable();
    const { router, rejoin, told } = world;
    const { subscription, registration } = await equipped(world);
    router.terminate();
    await rejoin();
    router.terminate();
    const asked = await rejoin();
    expect(asked.map(([type]) => type)).toEqual([32, 64]);
    router.send(...asked.map((message, at) => granted(message, 30 + at)));
    await turns();
    expect([subscription.active, registration.active]).toEqual([true, true]);
    expect(told.filter(({ type }) => type === "restored")).toEqual([{ type: "restored", failed: [] }]);
  });

  it("no handler gets a retained event twice", async () => {
    const seen: unknown[] = [];
    const { client, router, rejoin } = await durable();
    const subscribing = client.subscribe("com.t", ({ args }) => void seen.push(args[0]), { getRetained: true });
    router.send(granted(await router.next(), 20), [36, 20, 1, { retained: true }, ["kept"]]);
    await subscribing;
    router.terminate();
    const [subscribe] = (await rejoin()) as [Wire];
    router.send(granted(subscribe, 30), [36, 30, 1, { retained: true }, ["kept"]], [36, 30, 2, {}, ["new"]]);
    await turns();
    expect(seen).toEqual(["kept", "new"]);
  });
});

describe("a subscription or registration", () => {
  it("that the router revokes is closed with the reason, and not restored", async () => {
    const world = await durable();
    const { router, rejoin } = world;
    const { subscription, registration } = await equipped(world);
    router.send([35, 0, { subscription: 20, reason: "wamp.error.not_authorized" }]);
    router.send([67, 0, { registration: 10, reason: "wamp.error.unregistered" }]);
    expect(await subscription.closed).toBe("wamp.error.not_authorized");
    expect(await registration.closed).toBe("wamp.error.unregistered");
    router.terminate();
    expect(await rejoin()).toEqual([]);
  });

  it("can be ended without a session, and is not restored", async () => {
    const world = await durable();
    const { router, rejoin } = world;
    const { subscription, registration } = await equipped(world);
    router.terminate();
    await turns();
    await subscription.unsubscribe();
    await registration.unregister();
    expect([subscription.active, registration.active]).toEqual([false, false]);
    expect([await subscription.closed, await registration.closed]).toEqual([undefined, undefined]);
    expect(await rejoin()).toEqual([]);
  });

  it("can be ended while it is restored", async () => {
    const world = await durable();
    const { router, rejoin } = world;
    const { subscription, registration } = await equipped(world);
    router.terminate();
    const asked = await rejoin();
    await Promise.all([subscription.unsubscribe(), registration.unregister()]);
    router.send(...asked.map((message, at) => granted(message, 30 + at)));
    expect(await router.rest()).toEqual([
      [34, 3, 30],
      [66, 4, 31],
    ]);
  });

  it("can be ended by its signal, in a later session and without one", async () => {
    const { client, router, rejoin } = await durable();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = client.subscribe("com.one", nothing, { signal: one.signal });
    router.send(granted(await router.next(), 20));
    const second = client.register("com.two", nothing, { signal: two.signal });
    router.send(granted(await router.next(), 10));
    const [subscription, registration] = [await first, await second];
    router.terminate();
    await turns();
    two.abort();
    expect(registration.active).toBe(false);
    const asked = await rejoin();
    expect(asked).toEqual([[32, 1, {}, "com.one"]]);
    router.send(...asked.map((message) => granted(message, 30)));
    await turns();
    one.abort();
    expect(subscription.active).toBe(false);
    expect(await router.next()).toEqual([34, 2, 30]);
  });

  it("that was refused in the first place is not restored", async () => {
    const { client, router, rejoin } = await durable();
    const registering = client.register("com.p", nothing);
    await router.next();
    router.send([8, 64, 1, {}, "wamp.error.procedure_already_exists"]);
    await expect(registering).rejects.toMatchObject({ uri: "wamp.error.procedure_already_exists" });
    router.terminate();
    expect(await rejoin()).toEqual([]);
  });

  it("whose answer was lost with the session is not made, which its caller is told", async () => {
    const { client, router, rejoin } = await durable();
    const subscribing = client.subscribe("com.t", nothing);
    await router.next();
    router.terminate();
    await expect(subscribing).rejects.toMatchObject({ name: "SessionLostError", sent: true });
    expect(await rejoin()).toEqual([]);
  });

  it("keeps its iterator through sessions, until the client is closed (pain point 24)", async () => {
    const { client, router, rejoin } = await durable();
    const subscribing = client.subscribe("com.t");
    router.send(granted(await router.next(), 20));
    const seen: unknown[] = [];
    const subscription = await subscribing;
    const loop = (async () => {
      for await (const { args } of subscription) seen.push(args[0]);
    })();
    router.send([36, 20, 1, {}, [1]]);
    await turns();
    router.terminate();
    const [subscribe] = (await rejoin()) as [Wire];
    router.send(granted(subscribe, 30), [36, 30, 2, {}, [2]]);
    await turns();
    const closing = client.close();
    expect(await router.next()).toEqual([6, {}, "wamp.close.close_realm"]);
    router.send([6, {}, "wamp.close.goodbye_and_out"]);
    await loop;
    await closing;
    expect(seen).toEqual([1, 2]);
    expect(await subscription.closed).toBe("wamp.close.close_realm");
  });
});
