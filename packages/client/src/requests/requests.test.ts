import type { Connection, Connector } from "@junctor/core";
import { describe, expect, it } from "vitest";
import { failureOf, HandCrankedClock, joined, ScriptedRouter, turns, welcome } from "../client.test-support.ts";
import { openSession } from "../open-session.ts";

/** A connector that notes how many frames each write of the client has. */
function counting(inner: Connector, writes: number[]): Connector {
  return {
    target: inner.target,
    async connect(options): Promise<Connection> {
      const connection = await inner.connect(options);
      const send = connection.send.bind(connection);
      connection.send = (frames) => {
        writes.push(frames.length);
        send(frames);
      };
      return connection;
    },
  };
}

describe("request ids", () => {
  it("run from 1 without gaps through all six kinds of requests [BP-ID-04, BP-ID-05]", async () => {
    const { session, router } = await joined();
    const subscribing = session.subscribe("com.t", () => undefined);
    const registering = session.register("com.p", () => 1);
    router.send([33, 1, 20], [65, 2, 10]);
    const [subscription, registration] = await Promise.all([subscribing, registering]);
    void session.call("com.p");
    void session.publish("com.t");
    void subscription.unsubscribe();
    void registration.unregister();
    await turns();
    const sent = await router.rest();
    expect(sent.map(([type, id]) => [type, id])).toEqual([
      [32, 1],
      [64, 2],
      [48, 3],
      [16, 4],
      [34, 5],
      [66, 6],
    ]);
  });

  it("are not used up by a request that cannot be encoded [BP-ID-04]", async () => {
    const { session, router } = await joined();
    await expect(session.call("com.p", [() => 1])).rejects.toMatchObject({ name: "PayloadError" });
    await expect(session.publish("com.t", [Symbol("no")])).rejects.toMatchObject({ name: "PayloadError" });
    void session.call("com.p", [1]);
    expect(await router.next()).toEqual([48, 1, {}, "com.p", [1]]);
  });

  it("are not used up by a request that is longer than the router accepts", async () => {
    const { session, router } = await joined({ maxMessageLength: 2_000 });
    const long = session.publish("com.t", ["x".repeat(2_000)]);
    await expect(long).rejects.toMatchObject({ name: "WampError", uri: "wamp.error.payload_size_exceeded" });
    void session.call("com.p");
    expect(await router.next()).toEqual([48, 1, {}, "com.p"]);
  });
});

describe("a request that cannot be sent", () => {
  it("leaves neither a timer nor a listener behind", async () => {
    const clock = new HandCrankedClock();
    const { session, router } = await joined({ clock, announced: { dealer: ["call_canceling"] } });
    const controller = new AbortController();
    const { signal } = controller;
    const unsendable = [Symbol("no")];
    const failures = await Promise.all([
      failureOf(session.call("com.p", unsendable, { signal, timeout: 100 })),
      failureOf(session.publish("com.t", unsendable, { signal, acknowledge: true })),
    ]);
    expect(failures).toMatchObject([{ name: "PayloadError" }, { name: "PayloadError" }]);
    expect(clock.timers).toBe(0);
    controller.abort();
    expect(await router.rest()).toEqual([]);
  });

  it("opens nothing, whatever becomes of its signal", async () => {
    const { session, router } = await joined({ maxMessageLength: 2_000 });
    const controller = new AbortController();
    const topic = "x".repeat(2_000);
    const failures = await Promise.all([
      failureOf(session.subscribe(topic, () => undefined, { signal: controller.signal })),
      failureOf(session.register(topic, () => undefined, { signal: controller.signal })),
    ]);
    const tooLong = { uri: "wamp.error.payload_size_exceeded" };
    expect(failures).toMatchObject([tooLong, tooLong]);
    controller.abort();
    expect(await router.rest()).toEqual([]);
  });
});

describe("sending", () => {
  it("joins the messages of one turn in one write, and keeps no message for a later turn", async () => {
    const writes: number[] = [];
    const router = new ScriptedRouter();
    const connecting = openSession({ realm: "r", transport: counting(router.transport, writes) });
    await router.next();
    router.send(welcome());
    const session = await connecting;
    for (let n = 0; n < 5; n++) void session.publish("com.t", [n]);
    await turns();
    await session.publish("com.t");
    await session.publish("com.t");
    expect(writes).toEqual([1, 5, 1, 1]);
  });

  it("keeps the order in which the messages were made", async () => {
    const { session, router } = await joined();
    for (let n = 1; n <= 20; n++) void session.publish("com.t", [n]);
    await turns();
    const sent = await router.rest();
    expect(sent.map(([, id]) => id)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });
});
