import { describe, expect, it } from "vitest";
import { ConnectionError } from "@junctor/core";
import { turns } from "../client.test-support.ts";
import { durable, typesOf } from "./durable.test-support.ts";
import type { Status } from "./status.ts";

/** Everything a reader of `status()` gets. */
async function readAll(statuses: AsyncIterable<Status>, into: Status[]): Promise<void> {
  for await (const status of statuses) into.push(status);
}

describe("status()", () => {
  it("begins with how the client stands, tells what happens, and ends when the client is closed (pain point 13)", async () => {
    const { client, router, rejoin } = await durable();
    const seen: Status[] = [];
    const reading = readAll(client.status(), seen);
    router.terminate();
    await rejoin();
    router.send([6, {}, "wamp.close.normal"]);
    await reading;
    expect(typesOf(seen)).toEqual(["joined", "lost", "retrying", "joined", "restored", "lost", "closed"]);
    expect(seen[0]).toEqual({ type: "joined", sessionId: 7, resumed: false });
    expect(seen[1]).toEqual({ type: "lost", error: expect.any(ConnectionError) as unknown });
    expect(seen[2]).toMatchObject({ attempt: 1, delay: 500, error: expect.any(ConnectionError) as unknown });
    expect(seen.at(-1)).toMatchObject({
      type: "closed",
      reason: "wamp.close.normal",
      error: { uri: "wamp.close.normal" },
    });
  });

  it("tells any number of readers, each from when it began, until it stops", async () => {
    const { client, router, rejoin } = await durable();
    const [early, late] = [client.status()[Symbol.asyncIterator](), client.status()[Symbol.asyncIterator]()];
    expect((await early.next()).value).toMatchObject({ type: "joined" });
    await late.return?.();
    router.terminate();
    await turns();
    expect((await early.next()).value).toMatchObject({ type: "lost" });
    expect(await late.next()).toEqual({ done: true, value: undefined });
    const offline = client.status()[Symbol.asyncIterator]();
    expect((await offline.next()).value).toMatchObject({ type: "retrying" });
    await rejoin();
    expect((await offline.next()).value).toMatchObject({ type: "joined", resumed: true });
  });

  it("says no more than that it is over once it is", async () => {
    const { client, router } = await durable();
    router.send([6, {}, "wamp.close.killed"]);
    await client.closed;
    const seen: Status[] = [];
    await readAll(client.status(), seen);
    expect(typesOf(seen)).toEqual(["closed"]);
  });

  it("tells of a subscription whose handler does not keep up, and again each time its backlog has doubled", async () => {
    const { client, router, told } = await durable();
    let release = (): void => undefined;
    const busy = new Promise<void>((resolve) => (release = resolve));
    const subscribing = client.subscribe("com.t", () => busy);
    await router.next();
    router.send([33, 1, 20]);
    await subscribing;
    for (let event = 0; event < 1_100; event++) router.send([36, 20, event + 1, {}, [event]]);
    await turns();
    expect(told.slice(1)).toEqual([
      { type: "slow", topic: "com.t", pending: 512 },
      { type: "slow", topic: "com.t", pending: 1_024 },
    ]);
    release();
  });

  it("tells of an iterator that fills its buffer, once until it has caught up", async () => {
    const { client, router, told } = await durable();
    const subscribing = client.subscribe("com.t", { buffer: { max: 2, overflow: "drop-oldest" } });
    await router.next();
    router.send([33, 1, 20]);
    const subscription = await subscribing;
    for (let event = 1; event < 6; event++) router.send([36, 20, event, {}, [event]]);
    await turns();
    expect(told.slice(1)).toEqual([{ type: "slow", topic: "com.t", pending: 2 }]);
    expect(subscription.dropped).toBe(3);
    const iterator = subscription[Symbol.asyncIterator]();
    const values = [await iterator.next(), await iterator.next()].map(
      ({ value }) => (value as { args: unknown[] }).args,
    );
    expect(values).toEqual([[4], [5]]);
    void iterator.next();
    router.send([36, 20, 7, {}, [7]]);
    router.send([36, 20, 8, {}, [8]], [36, 20, 9, {}, [9]]);
    await turns();
    expect(told.slice(2)).toEqual([{ type: "slow", topic: "com.t", pending: 2 }]);
  });
});

describe("onStatus", () => {
  it("is told the same; what it throws is reported and changes nothing", async () => {
    const { client, router, reported } = await durable({
      onStatus: (status) => {
        throw new Error(`cannot show ${status.type}`);
      },
    });
    expect(reported).toEqual([expect.objectContaining({ message: "cannot show joined" })]);
    router.terminate();
    await turns();
    expect(client.state).toBe("offline");
  });
});

describe("close", () => {
  it("leaves with a reason, ends everything and says so once", async () => {
    const { client, router, told, clock } = await durable();
    const subscribing = client.subscribe("com.t");
    await router.next();
    router.send([33, 1, 20]);
    const subscription = await subscribing;
    const closing = client.close("com.example.bye");
    expect(client.close()).toBe(closing);
    expect(await router.next()).toEqual([6, {}, "com.example.bye"]);
    router.send([6, {}, "wamp.close.goodbye_and_out"]);
    await closing;
    expect(await client.closed).toEqual({ cause: "left", reason: "com.example.bye" });
    expect(await subscription.closed).toBe("com.example.bye");
    expect([client.state, client.id]).toEqual(["closed", undefined]);
    expect(typesOf(told)).toEqual(["joined", "closed"]);
    expect(clock.timers).toBe(0);
  });

  it("is what leave and asyncDispose do", async () => {
    for (const end of ["leave", Symbol.asyncDispose] as const) {
      const { client, router } = await durable();
      const ending = client[end]();
      expect(await router.next()).toEqual([6, {}, "wamp.close.close_realm"]);
      router.send([6, {}, "wamp.close.goodbye_and_out"]);
      await ending;
      expect(client.state).toBe("closed");
    }
  });

  it("ends the wait for the next attempt", async () => {
    const { client, router, clock, told } = await durable();
    router.terminate();
    await turns();
    await client.close();
    expect(await client.closed).toEqual({ cause: "left", reason: "wamp.close.close_realm" });
    expect(typesOf(told)).toEqual(["joined", "lost", "retrying", "closed"]);
    expect(clock.timers).toBe(0);
  });

  it("gives up an attempt that is under way", async () => {
    const { client, router, clock } = await durable();
    router.terminate();
    await turns();
    clock.advance(500);
    await router.next();
    await client.close();
    expect(await router.next()).toMatchObject([3, {}, "wamp.error.canceled"]);
    expect(clock.timers).toBe(0);
  });
});
