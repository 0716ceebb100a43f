import { describe, expect, it } from "vitest";
import { failureOf, turns } from "../client.test-support.ts";
import type { Wire } from "../client.test-support.ts";
import { NotConnectedError } from "../errors/not-connected-error.ts";
import { durable } from "./durable.test-support.ts";
import type { World } from "./durable.test-support.ts";

const wait = { whenOffline: "wait" } as const;
const nothing = (): void => undefined;

/** A client that has just lost its session. */
async function offline(options: Parameters<typeof durable>[0] = {}): Promise<World> {
  const world = await durable(options);
  world.router.terminate();
  await turns();
  return world;
}

describe("what waits for an answer when the session is lost", () => {
  it("rejects at once, and says whether it was sent (pain point 1)", async () => {
    const { client, router, rejoin } = await durable();
    const call = failureOf(client.call("com.p"));
    const publish = failureOf(client.publish("com.t", [], { acknowledge: true }));
    const progressive = client.callProgressive("com.p");
    await router.rest();
    router.terminate();
    for (const failure of [call, publish, failureOf(progressive.result)]) {
      expect(await failure).toMatchObject({ name: "SessionLostError", sent: true });
    }
    expect(await rejoin()).toEqual([]);
  });

  it("is not sent again, even if it has certainly not arrived", async () => {
    const { client, router, rejoin } = await durable();
    router.terminate();
    const call = failureOf(client.call("com.buy", [], wait));
    const error = await call;
    expect(error).toMatchObject({ name: "SessionLostError" });
    expect(await rejoin()).toEqual([]);
  });
});

describe("without a session", () => {
  it("every verb fails at once, and nothing is sent later (pain point 23)", async () => {
    const { client, rejoin } = await offline();
    const failures = await Promise.all([
      failureOf(client.call("com.p")),
      failureOf(client.callProgressive("com.p").result),
      failureOf(client.publish("com.t")),
      failureOf(client.publish("com.t", [], { acknowledge: true })),
      failureOf(client.subscribe("com.t", nothing)),
      failureOf(client.register("com.p", nothing)),
    ]);
    for (const failure of failures) expect(failure).toBeInstanceOf(NotConnectedError);
    expect(await rejoin()).toEqual([]);
  });

  it("every verb waits for the next one if it is told to, behind what is restored", async () => {
    const world = await durable();
    const { client, router, rejoin } = world;
    const subscribing = client.subscribe("com.old", nothing);
    await router.next();
    router.send([33, 1, 20]);
    await subscribing;
    router.terminate();
    await turns();
    const call = client.call("com.p", [1], wait);
    const progressive = client.callProgressive("com.g", [2], wait);
    const published = client.publish("com.t", [3], wait);
    void client.subscribe("com.s", nothing, wait);
    void client.register("com.r", nothing, wait);
    expect(await rejoin({ dealer: ["progressive_call_results"] })).toEqual([
      [32, 1, {}, "com.old"],
      [48, 2, {}, "com.p", [1]],
      [48, 3, { receive_progress: true }, "com.g", [2]],
      [16, 4, {}, "com.t", [3]],
      [32, 5, {}, "com.s"],
      [64, 6, {}, "com.r"],
    ]);
    await published;
    router.send([50, 2, {}, ["p"]], [50, 3, { progress: true }, [1]], [50, 3, {}, ["g"]]);
    expect((await call).value).toBe("p");
    const progress: unknown[] = [];
    for await (const { value } of progressive) progress.push(value);
    expect([progress, (await progressive.result).value]).toEqual([[1], "g"]);
  });

  it("a client told so by its defaults waits with all calls and publications", async () => {
    const { client, rejoin } = await offline({ defaults: { whenOffline: "wait", discloseMe: true } });
    void failureOf(client.call("com.p"));
    void client.publish("com.t");
    const impatient = failureOf(client.call("com.p", [], { whenOffline: "fail" }));
    expect(await impatient).toBeInstanceOf(NotConnectedError);
    expect(await rejoin()).toEqual([
      [48, 1, { disclose_me: true }, "com.p"],
      [16, 2, { disclose_me: true }, "com.t"],
    ]);
  });

  it("a call waits no longer than its timeout, which counts from when it was made", async () => {
    const { client, clock, router } = await offline();
    const late = failureOf(client.call("com.late", [], { ...wait, timeout: 400 }));
    const progressive = client.callProgressive("com.late", [], { ...wait, timeout: 400 });
    const call = failureOf(client.call("com.p", [], { ...wait, timeout: 1_000 }));
    clock.advance(400);
    expect(await late).toMatchObject({ name: "CallTimeoutError", args: ["no session within 400 ms"] });
    await expect(progressive.result).rejects.toMatchObject({ name: "CallTimeoutError" });
    clock.advance(100);
    await router.next();
    router.send([2, 8, { roles: { dealer: {} } }]);
    expect(await router.next()).toEqual([48, 1, {}, "com.p"]);
    clock.advance(499);
    await turns();
    clock.advance(1);
    expect(await call).toMatchObject({ name: "CallTimeoutError" });
    expect(clock.timers).toBe(0);
  });

  it("who waits can give up by signal, by cancel, or by leaving the loop", async () => {
    const { client, rejoin } = await offline();
    const giveUp = new AbortController();
    const { signal } = giveUp;
    const call = failureOf(client.call("com.p", [], { ...wait, signal }));
    const publish = failureOf(client.publish("com.t", [], { ...wait, signal }));
    const signalled = client.callProgressive("com.p", [], { ...wait, signal });
    const canceled = client.callProgressive("com.p", [], wait);
    const left = client.callProgressive("com.p", [], wait);
    giveUp.abort(new Error("enough"));
    canceled.cancel(new Error("stop"));
    await left[Symbol.asyncIterator]().return?.();
    for (const failure of [call, publish, failureOf(signalled.result)]) {
      expect(await failure).toMatchObject({ message: "enough" });
    }
    await expect(canceled.result).rejects.toThrow("stop");
    await expect(canceled[Symbol.asyncIterator]().next()).rejects.toThrow("stop");
    await expect(left.result).rejects.toMatchObject({ name: "CallCanceledError" });
    const already = failureOf(client.call("com.p", [], { ...wait, signal }));
    expect(await already).toMatchObject({ message: "enough" });
    expect(await rejoin()).toEqual([]);
  });

  it("who waits is told when the client is closed", async () => {
    const { client, clock } = await offline();
    const call = failureOf(client.call("com.p", [], wait));
    const progressive = client.callProgressive("com.p", [], wait);
    await client.close();
    expect(await call).toBeInstanceOf(NotConnectedError);
    await expect(progressive.result).rejects.toBeInstanceOf(NotConnectedError);
    await expect(client.call("com.p", [], wait)).rejects.toBeInstanceOf(NotConnectedError);
    expect(clock.timers).toBe(0);
  });
});

describe("a progressive call", () => {
  it("with an input works as in a session", async () => {
    const dealer = ["progressive_call_results", "progressive_call_invocations"];
    const { client, router } = await durable({ announced: { dealer } });
    const call = client.callProgressive<number, string>("com.g", [0], { input: [1, 2] });
    const sent: Wire[] = [await router.next(), await router.next(), await router.next(), await router.next()];
    expect(sent.map(([, , options, , args]) => [options, args])).toEqual([
      [{ progress: true, receive_progress: true }, [0]],
      [{ progress: true }, [1]],
      [{ progress: true }, [2]],
      [{}, undefined],
    ]);
    router.send([50, 1, {}, ["done"]]);
    expect((await call.result).value).toBe("done");
  });

  it("throws at who iterates when the session is lost", async () => {
    const { client, router } = await durable({ announced: { dealer: ["progressive_call_results"] } });
    const iterator = client.callProgressive("com.g")[Symbol.asyncIterator]();
    await router.next();
    router.send([50, 1, { progress: true }, [1]]);
    expect(await iterator.next()).toMatchObject({ value: { args: [1] } });
    router.terminate();
    await expect(iterator.next()).rejects.toMatchObject({ name: "SessionLostError", sent: true });
  });

  it("is answered by a generator of a durable registration, whose loss aborts it", async () => {
    const { client, router, rejoin } = await durable();
    const aborted: unknown[] = [];
    const registering = client.register("com.g", async function* ({ signal }) {
      signal.addEventListener("abort", () => aborted.push(signal.reason));
      yield 1;
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    });
    await router.next();
    router.send([65, 1, 10], [68, 1, 10, { receive_progress: true }]);
    await registering;
    expect(await router.next()).toEqual([70, 1, { progress: true }, [1]]);
    router.terminate();
    expect(await rejoin()).toEqual([[64, 1, {}, "com.g"]]);
    expect(aborted).toEqual([expect.any(NotConnectedError)]);
  });
});
