import { describe, expect, test } from "vitest";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { RawMessage } from "../raw-peer.test-support.ts";

const topic = "com.example.topic";
const abortOf = (reason: string): RawMessage => [3, { message: expect.any(String) }, reason];
const violation = abortOf("wamp.error.protocol_violation");

describe("a message that breaks the protocol", () => {
  test.each([
    { what: "a second HELLO (BP-PERR-04)", message: [1, "realm1", allRoles] },
    { what: "AUTHENTICATE (BP-PERR-14)", message: [5, "signature", {}] },
    { what: "WELCOME (BP-MSG-26)", message: [2, 1, {}] },
    { what: "CHALLENGE (BP-MSG-26)", message: [4, "ticket", {}] },
    { what: "EVENT (BP-MSG-26)", message: [36, 1, 1, {}] },
    { what: "RESULT (BP-MSG-26)", message: [50, 1, {}] },
    { what: "INVOCATION (BP-MSG-26)", message: [68, 1, 1, {}] },
    { what: "an empty list (BP-PERR-11)", message: [] },
    { what: "an unknown type (BP-PERR-11)", message: [99, 1, {}] },
    { what: "a missing element (BP-PERR-11)", message: [32, 1, {}] },
    { what: "an element of the wrong type (BP-PERR-11)", message: [32, "1", {}, topic] },
    { what: "a request id of 0 (BP-ID-01)", message: [32, 0, {}, topic] },
    { what: "a request id seen before (BP-PERR-10)", message: [32, 1, {}, topic] },
  ])("$what ends the session and the connection (BP-PERR-01 to 03)", async ({ message }) => {
    const { join, router, clock } = testRouter();
    const peer = await join();
    peer.ask([32, 1, {}, topic]);
    expect(peer.ask(message, [32, 2, {}, "com.example.other"])).toEqual([violation]);
    clock.advance(1_000);
    expect(peer.end?.by).toBe("peer");
    expect(router.tables()).toMatchObject({ connections: 0, sessions: 0, subscriptions: 0 });
  });

  test.each(["", "{", "[32,1,{}", "null", '[32,1,{},"com.example.topic"]]', '[16,1,{},"a",[01]]'])(
    "like the text %j is answered the same (BP-PERR-12)",
    async (text) => {
      const peer = await testRouter().join();
      peer.sendText(text);
      expect(peer.take()).toEqual([violation]);
    },
  );

  test.each([
    [6, {}, "wamp.close.normal"],
    [8, 68, 1, {}, "com.example.error"],
    [32, 1, {}, topic],
    [70, 1, {}],
  ])("of type %i before HELLO is one (BP-PERR-06, BP-PERR-13)", async (...message) => {
    const peer = await testRouter().connect();
    expect(peer.ask(message)).toEqual([violation]);
  });

  test("ends a connection that does not close by itself after a second", async () => {
    const { join, clock } = testRouter();
    const peer = await join({
      wrap(connection) {
        connection.close = () => {};
        return connection;
      },
    });
    expect(peer.ask([99])).toEqual([violation]);
    clock.advance(999);
    expect(peer.end).toBeUndefined();
    clock.advance(1);
    expect(peer.end?.by).toBe("peer");
  });

  test("harms nobody else", async () => {
    const { join } = testRouter();
    const [bystander, offender] = [await join(), await join()];
    bystander.ask([32, 1, {}, topic]);
    offender.ask([99]);
    expect(bystander.ask([32, 2, {}, topic])[0]?.[0]).toBe(33);
    expect(bystander.end).toBeUndefined();
  });
});

describe("GOODBYE", () => {
  test("is answered once, and frees what the session held (BP-SESS-10, BP-SESS-16, T22)", async () => {
    const { join, router } = testRouter();
    const peer = await join();
    peer.ask([32, 1, {}, topic], [64, 2, {}, "com.example.add"]);
    expect(peer.ask([6, {}, "com.example.leaving"])).toEqual([[6, {}, "wamp.close.goodbye_and_out"]]);
    expect(router.tables()).toMatchObject({ connections: 1, sessions: 0, subscribers: 0, registrations: 0 });
  });

  test("leaves the connection open for another session, with ids of its own (BP-WS-05)", async () => {
    const { join } = testRouter();
    const peer = await join();
    peer.ask([32, 9, {}, topic], [6, {}, "wamp.close.normal"]);
    const [welcome] = peer.ask([1, "realm1", allRoles]);
    expect(welcome?.[0]).toBe(2);
    expect(welcome?.[1]).not.toBe(peer.session);
    expect(peer.ask([32, 1, {}, topic])[0]?.[0]).toBe(33);
  });

  test.each([
    [32, 1, {}, topic],
    [6, {}, "wamp.close.normal"],
  ])("may be followed by HELLO only, not by type %i (T49)", async (...message) => {
    const peer = await testRouter().join();
    peer.ask([6, {}, "wamp.close.normal"]);
    expect(peer.ask(message)).toEqual([violation]);
  });
});

describe("ABORT of a peer", () => {
  test("is not answered and ends session and connection (BP-SESS-09)", async () => {
    const { join, router, clock } = testRouter();
    const peer = await join();
    peer.ask([32, 1, {}, topic]);
    expect(peer.ask([3, {}, "wamp.error.runtime_error"], [32, 2, {}, topic])).toEqual([]);
    clock.advance(1_000);
    expect(peer.end?.by).toBe("peer");
    expect(router.tables().connections).toBe(0);
  });
});

describe("time without a session", () => {
  test("ends the connection of a peer that says nothing", async () => {
    const { connect, clock, router } = testRouter({ limits: { joinTimeout: 5_000 } });
    const peer = await connect();
    clock.advance(4_999);
    expect(peer.end).toBeUndefined();
    clock.advance(1);
    expect(peer.end?.by).toBe("peer");
    expect(peer.take()).toEqual([]);
    expect(router.tables().connections).toBe(0);
  });

  test("does not matter once the peer has joined, and does again when it left", async () => {
    const { join, clock } = testRouter();
    const peer = await join();
    clock.advance(60_000);
    expect(peer.end).toBeUndefined();
    expect(peer.ask([6, {}, "wamp.close.normal"])).toEqual([[6, {}, "wamp.close.goodbye_and_out"]]);
    clock.advance(5_000);
    expect(peer.end?.by).toBe("peer");
  });

  test("leaves no timer behind", async () => {
    const { join, clock } = testRouter();
    const peer = await join();
    peer.connection.terminate();
    clock.settle();
    expect(clock.timers).toBe(0);
  });
});

describe("a fault of the router", () => {
  test("at one message ends that session with ABORT and is logged; others go on", async () => {
    const faults: unknown[] = [];
    const logger = { debug() {}, info() {}, warn() {}, error: (event: string) => faults.push(event) };
    const { join, router } = testRouter({ logger });
    const bystander = await join();
    const victim = await join({
      wrap(connection) {
        const decode = connection.serializer.decode.bind(connection.serializer);
        const serializer = {
          ...connection.serializer,
          decode(bytes: Uint8Array) {
            const message = decode(bytes);
            if (message.type === 16) throw new TypeError("a bug");
            return message;
          },
        };
        return new Proxy(connection, {
          get: (target, key) => (key === "serializer" ? serializer : bound(target, key)),
        });
      },
    });
    expect(victim.ask([16, 1, {}, topic])).toEqual([abortOf("wamp.error.runtime_error")]);
    expect(faults).toEqual(["a message could not be processed"]);
    expect(router.counters.faults).toBe(1);
    expect(bystander.ask([32, 1, {}, topic])[0]?.[0]).toBe(33);
  });
});

function bound(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key, target);
  return typeof value === "function" ? (value.bind(target) as unknown) : value;
}
