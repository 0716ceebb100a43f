import { describe, expect, test } from "vitest";
import { acceptAnonymous } from "@junctor/auth";
import type { Connection } from "@junctor/core";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, emptyTables, testRouter } from "../router.test-support.ts";
import type { RealmOptions } from "../router-options.ts";
import type { MessageRate } from "./message-rate.ts";

function open(options: Omit<RealmOptions, "name">) {
  return testRouter({ realms: [{ name: "realm1", ...options }] });
}

/** So many publications that are acknowledged, by their numbers. */
function publications(from: number, to: number): RawMessage[] {
  return Array.from({ length: to - from + 1 }, (_, n) => [
    16,
    from + n,
    { acknowledge: true },
    "com.example.topic",
    [n],
  ]);
}

/** The requests that were answered. */
function answered(peer: RawPeer): unknown[] {
  return peer.take().map(([, request]) => request);
}

describe("a session that sends more than its rate", () => {
  test("is not read from until it is within it again, and nothing is lost or turned round", async () => {
    const { join, clock, router } = open({ rate: { messages: 10 } });
    const [peer, subscriber] = [await join(), await join()];
    subscriber.ask([32, 1, {}, "com.example.topic"]);
    peer.send(...publications(1, 25));
    expect(answered(peer)).toHaveLength(10);
    expect(router.counters.sessionsThrottled).toBe(1);
    clock.advance(199);
    expect(answered(peer)).toEqual([]);
    clock.advance(1);
    expect(answered(peer)).toEqual([11, 12]);
    clock.advance(5_000);
    expect(answered(peer)).toEqual(Array.from({ length: 13 }, (_, n) => 13 + n));
    expect(subscriber.take().map(([type]) => type)).toEqual(Array<number>(25).fill(36));
    expect(peer.end).toBeUndefined();
  });

  test("feels it as backpressure, and nobody else does", async () => {
    const paused: string[] = [];
    const watch = (name: string) => (connection: Connection) => {
      const { pause } = connection;
      return Object.assign(connection, { pause: () => (paused.push(name), pause.call(connection)) });
    };
    const { join } = open({ rate: { messages: 10 } });
    const fast = await join({ wrap: watch("fast") });
    const slow = await join({ wrap: watch("slow") });
    fast.send(...publications(1, 20));
    expect(answered(fast)).toHaveLength(10);
    expect(slow.ask(...publications(1, 5))).toHaveLength(5);
    expect(paused).toEqual(["fast"]);
  });

  test("by octets waits, too", async () => {
    const { join, clock } = open({ rate: { octets: 1_000 } });
    const peer = await join();
    const long = [16, 1, { acknowledge: true }, "com.example.topic", ["x".repeat(2_000)]];
    expect(peer.ask(long)).toEqual([]);
    clock.advance(2_000);
    expect(answered(peer)).toEqual([1]);
  });

  test("gets ABORT if its realm says so, and is gone", async () => {
    const { join, router, clock } = open({ rate: { messages: 10, excess: "abort" } });
    const [peer, other] = [await join(), await join()];
    const answers = peer.ask(...publications(1, 11));
    const text = "this session may send 10 messages a second";
    expect(answers.at(-1)).toEqual([3, { message: text }, "junctor.error.rate_exceeded"]);
    expect(answers).toHaveLength(11);
    other.connection.terminate();
    other.take();
    clock.advance(2_000);
    expect(router.tables()).toEqual(emptyTables);
  });

  test("may leave, and be told to go, while it waits", async () => {
    const { join, router, clock } = open({ rate: { messages: 1 } });
    const [breaking, leaving] = [await join(), await join()];
    breaking.send(...publications(1, 5));
    leaving.send(...publications(1, 2), [6, {}, "wamp.close.normal"]);
    expect([answered(breaking), answered(leaving)]).toEqual([[1], [1]]);
    breaking.connection.terminate();
    clock.advance(5_000);
    expect(leaving.take().map(([type]) => type)).toEqual([17, 6]);
    const told = await join();
    told.send(...publications(1, 5));
    told.take();
    void router.close();
    expect(told.take().map(([type]) => type)).toEqual([6]);
    clock.advance(5_000);
    expect(router.tables()).toEqual(emptyTables);
    expect(router.counters.faults).toBe(0);
  });
});

describe("roles", () => {
  const rated = (rate?: MessageRate) => [
    { name: "guest", rate, permissions: [{ uri: "com.", match: "prefix" as const, allow: { publish: true } }] },
  ];
  const authentication = [acceptAnonymous({ authrole: "guest" })];

  test("have rates of their own, which sessions that are open get, too", async () => {
    const { join, router, clock } = open({ rate: { messages: 1 }, roles: rated({ messages: 5 }), authentication });
    const peer = await join({ details: allRoles });
    peer.send(...publications(1, 6));
    expect(answered(peer)).toHaveLength(5);
    clock.advance(5_000);
    expect(answered(peer)).toHaveLength(1);
    router.authorization("realm1").setRoles({ roles: rated({ messages: 2 }) });
    peer.send(...publications(7, 10));
    expect(answered(peer)).toHaveLength(2);
    clock.advance(5_000);
    expect(answered(peer)).toHaveLength(2);
    router.authorization("realm1").setRoles({ roles: rated() });
    peer.send(...publications(11, 14));
    expect(answered(peer)).toHaveLength(1);
  });

  test("are checked for rates that make no sense", () => {
    expect(() => open({ roles: rated({ messages: 0 }) })).toThrow(
      'role "guest": messages of a rate must be above zero',
    );
    expect(() => open({ rate: {} })).toThrow("a rate needs a number of messages, or of octets");
  });
});

test("without a rate nobody waits", async () => {
  const { join, router } = open({});
  expect((await join()).ask(...publications(1, 5_000))).toHaveLength(5_000);
  expect(router.counters.sessionsThrottled).toBe(0);
});
