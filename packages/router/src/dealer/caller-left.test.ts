import { EMPTY_DICT, MessageType, Payload } from "@junctor/core";
import type { Connection } from "@junctor/core";
import { json } from "@junctor/core/json";
import { memoryTransport } from "@junctor/transport-memory";
import { describe, expect, test } from "vitest";
import { createCounters } from "../counters.ts";
import { HandClock, seededRandom } from "../hand-clock.test-support.ts";
import { defaultLimits } from "../limits.ts";
import { silentLogger } from "../logger.ts";
import { FlushList } from "../outbox/flush-list.ts";
import { Outbox } from "../outbox/outbox.ts";
import { RawPeer } from "../raw-peer.test-support.ts";
import { Realm } from "../realm/realm.ts";
import { authenticateAnonymously } from "../session/authenticate-anonymously.ts";
import { RequestIds } from "../session/request-ids.ts";
import { Session } from "../session/session.ts";
import { call } from "./call.ts";
import { callerLeft } from "./caller-left.ts";
import { allRoles, testRouter } from "../router.test-support.ts";

const procedure = "com.example.add";
const canceling = { roles: { ...allRoles.roles, callee: { features: { call_canceling: true } } } };

describe("a caller that leaves with calls in flight", () => {
  test.each([allRoles, canceling])(
    "sends no INTERRUPT while the dealer does not cancel (BP-RPC-13)",
    async (details) => {
      const { join, router } = testRouter();
      const [callee, caller] = [await join({ details }), await join()];
      callee.ask([64, 1, {}, procedure]);
      caller.ask([48, 1, {}, procedure]);
      callee.take();
      caller.ask([6, {}, "wamp.close.normal"]);
      expect(callee.take()).toEqual([]);
      expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
    },
  );

  test("leaves the callee free to answer late, by YIELD or by ERROR (BP-RPC-14)", async () => {
    const { join, clock } = testRouter();
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure], [48, 2, {}, procedure]);
    callee.take();
    caller.connection.terminate();
    clock.settle();
    expect(callee.ask([70, 1, {}], [8, 68, 2, {}, "com.example.error"])).toEqual([]);
    expect(callee.end).toBeUndefined();
  });

  test("is not answered when it was its own callee", async () => {
    const { join, router } = testRouter();
    const peer = await join();
    peer.ask([64, 1, {}, procedure]);
    peer.ask([48, 2, {}, procedure]);
    expect(peer.ask([6, {}, "wamp.close.normal"])).toEqual([[6, {}, "wamp.close.goodbye_and_out"]]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });
});

/** A dealer that announces features, with sessions that join by hand. */
async function dealerWith(...features: string[]) {
  const clock = new HandClock();
  const counters = createCounters();
  const flushList = new FlushList(clock);
  const realm = new Realm({
    name: "realm1",
    rules: { uriRule: "loose", requestIds: "ascending", roles: "lenient" },
    authenticate: authenticateAnonymously,
    features: new Map([["dealer", new Set(features)]]),
    limits: defaultLimits,
    random: seededRandom(1),
    counters,
  });
  const join = async (id: number, ...calleeFeatures: string[]) => {
    const ends: Connection[] = [];
    const transport = memoryTransport((end) => ends.push(end), { clock });
    const peer = new RawPeer(await transport.connect({ serializers: [json()] }), () => clock.settle());
    const context = { flushList, counters, logger: silentLogger, maxQueuedBytes: 1_000_000 };
    const session = new Session({
      id,
      identity: { authid: "a", authrole: "b", authmethod: "c", authprovider: "d" },
      roles: new Map([["callee", new Set(calleeFeatures)]]),
      requestIds: new RequestIds("off"),
      outbox: new Outbox(ends[0] as Connection, context),
    });
    return { peer, session };
  };
  return { realm, join };
}

describe("a dealer that announces call_canceling", () => {
  test.each([
    { announced: ["call_canceling"], interrupts: [[69, 1, { mode: "killnowait" }]] },
    { announced: [], interrupts: [] },
  ])("interrupts a callee that announced $announced (BP-RPC-12, BP-RPC-13)", async ({ announced, interrupts }) => {
    const { realm, join } = await dealerWith("call_canceling");
    const [callee, caller] = [await join(1, ...announced), await join(2)];
    realm.registrations.add(callee.session, { procedure, match: "exact", invoke: "single" });
    const request = { type: MessageType.CALL, request: 1, options: EMPTY_DICT, procedure, payload: Payload.EMPTY };
    call(realm, caller.session, request);
    callerLeft(realm, caller.session);
    expect(callee.peer.take().slice(1)).toEqual(interrupts);
  });
});
