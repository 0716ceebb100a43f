import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { PeerOptions, TestRouter } from "../router.test-support.ts";
import type { RequestIdRule } from "../session/request-ids.ts";

const procedure = "com.example.import";
const more = { progress: true };
const callee = ["progressive_call_invocations", "call_canceling"];

type Details = NonNullable<PeerOptions["details"]>;

/** HELLO.Details that announce features for a caller or callee. */
function announcing(role: "caller" | "callee", features: readonly string[]): Details {
  const announced = Object.fromEntries(features.map((feature) => [feature, true]));
  return { roles: { ...allRoles.roles, [role]: { features: announced } } };
}

interface Pair extends TestRouter {
  readonly callee: RawPeer;
  readonly caller: RawPeer;
}

interface PairOptions extends PeerOptions {
  readonly features?: readonly string[];
  readonly requestIds?: RequestIdRule;
}

/** A callee that registered the procedure, and a caller that may send chunks. */
async function pair({ features = callee, requestIds = "ascending", ...options }: PairOptions = {}): Promise<Pair> {
  const router = testRouter({ realms: [{ name: "realm1", requestIds, trustlevel: 3 }] });
  const serving = await router.join({ details: announcing("callee", features), ...options });
  const calling = await router.join({ details: announcing("caller", ["progressive_call_invocations"]) });
  serving.ask([64, 1, {}, procedure]);
  return { ...router, callee: serving, caller: calling };
}

describe("chunks of a call", () => {
  test("go out under one id with the details of the first, the last one without progress (AP-PCI-06, AP-PCI-14)", async () => {
    const { caller, ...peers } = await pair();
    caller.send([48, 1, { ...more, disclose_me: true, x_custom: 1 }, procedure, ["a"]]);
    caller.send([48, 1, { ...more, disclose_me: false, timeout: 5, receive_progress: true }, procedure, ["b"]]);
    caller.send([48, 1, { x_custom: 2 }, procedure, [], { c: 3 }]);
    const who = { caller: caller.session, caller_authid: expect.any(String), caller_authrole: "anonymous" };
    expect(peers.callee.take()).toEqual([
      [68, 1, 1, { ...who, progress: true, trustlevel: 3 }, ["a"]],
      [68, 1, 1, { ...who, progress: true, trustlevel: 3 }, ["b"]],
      [68, 1, 1, { ...who, trustlevel: 3 }, [], { c: 3 }],
    ]);
    peers.callee.send([70, 1, {}, ["done"]]);
    expect(caller.take()).toEqual([[50, 1, {}, ["done"]]]);
    expect(peers.router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });

  test("may stand between other requests (AP-PCI-09)", async () => {
    const { caller, ...peers } = await pair({ requestIds: "strict" });
    caller.send([48, 1, more, procedure], [32, 2, {}, "com.example.topic"], [48, 3, more, procedure]);
    caller.send([48, 1, {}, procedure], [48, 3, {}, procedure], [48, 4, {}, "com.example.nobody"]);
    expect(peers.callee.take().map(([, invocation]) => invocation)).toEqual([1, 2, 1, 2]);
    expect(caller.take().map(([type]) => type)).toEqual([33, 8]);
  });

  test("reach a callee that has unregistered meanwhile", async () => {
    const { caller, ...peers } = await pair();
    caller.ask([48, 1, more, procedure]);
    peers.callee.ask([66, 2, 1]);
    caller.send([48, 1, {}, procedure, ["last"]]);
    expect(peers.callee.take()).toEqual([[68, 1, 1, { trustlevel: 3 }, ["last"]]]);
  });

  test("do not count as calls of their own", async () => {
    const { join, ...router } = testRouter({ limits: { maxCalls: 1 } });
    const serving = await join({ details: announcing("callee", callee) });
    const caller = await join({ details: announcing("caller", callee) });
    serving.ask([64, 1, {}, procedure]);
    expect(caller.ask([48, 1, more, procedure], [48, 1, {}, procedure], [48, 2, {}, procedure])).toEqual([
      [8, 48, 2, {}, "wamp.error.unavailable", [expect.any(String)]],
    ]);
    expect(serving.take()).toHaveLength(2);
    expect(router.router.tables()).toMatchObject({ calls: 1 });
  });

  test("start the time of the call anew, as progressive results do (T40)", async () => {
    const { caller, clock, ...peers } = await pair({ features: [...callee, "progressive_call_results"] });
    const timers = clock.timers;
    caller.send([48, 1, { ...more, timeout: 100, receive_progress: true }, procedure]);
    for (let n = 0; n < 2; n++) {
      peers.callee.take();
      clock.advance(99);
      caller.ask([48, 1, more, procedure]);
      clock.advance(99);
      peers.callee.ask([70, 1, { progress: true }]);
    }
    caller.ask([48, 1, {}, procedure]);
    expect(clock.timers).toBe(timers + 1);
    clock.advance(99);
    expect(caller.take()).toEqual([]);
    clock.advance(1);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.timeout"]]);
    expect(peers.callee.take().at(-1)).toEqual([69, 1, { mode: "killnowait" }]);
  });

  test("that cannot be delivered end the call, and its callee is told (BP-ERR-04)", async () => {
    const { caller, router, ...peers } = await pair({ maxMessageLength: 4_000 });
    caller.ask([48, 1, more, procedure]);
    peers.callee.take();
    expect(caller.ask([48, 1, more, procedure, ["x".repeat(4_000)]], [48, 1, {}, procedure])).toEqual([
      [8, 48, 1, {}, "wamp.error.payload_size_exceeded", [expect.any(String)]],
    ]);
    expect(peers.callee.take()).toEqual([[69, 1, { mode: "killnowait" }]]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
    expect(router.counters).toMatchObject({ chunksLate: 1 });
  });

  test("go to no callee that was told to stop, whose answer still ends the call (AP-CANCEL-04)", async () => {
    const { caller, ...peers } = await pair();
    caller.ask([48, 1, more, procedure], [49, 1, { mode: "kill" }]);
    peers.callee.take();
    expect(caller.ask([48, 1, more, procedure], [48, 1, {}, procedure])).toEqual([]);
    expect(peers.callee.take()).toEqual([]);
    peers.callee.send([8, 68, 1, {}, "wamp.error.canceled"]);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.canceled"]]);
  });

  test.each([{ features: [] }, { features: callee.slice(0, 1) }, { features: callee.slice(1) }])(
    "are refused for a callee that announced $features, and nothing is kept of the call (AP-PCI-04)",
    async ({ features }) => {
      const { caller, router, ...peers } = await pair({ features });
      expect(caller.ask([48, 1, more, procedure], [48, 1, {}, procedure])).toEqual([
        [8, 48, 1, {}, "wamp.error.feature_not_supported", [expect.any(String)]],
      ]);
      expect(peers.callee.take()).toEqual([]);
      expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
    },
  );

  test("are refused for the procedures of the router", async () => {
    const { caller } = await pair();
    expect(caller.ask([48, 1, more, "wamp.session.count"], [48, 1, {}, "wamp.session.count"])).toEqual([
      [8, 48, 1, {}, "wamp.error.feature_not_supported", [expect.any(String)]],
    ]);
  });
});

describe("a caller breaks the protocol", () => {
  test.each([
    { what: "with chunks it did not announce", details: allRoles, messages: [[48, 1, more, procedure]] },
    {
      what: "with a used id that is none of a call to come, if ids are strict",
      requestIds: "strict",
      messages: [
        [48, 1, {}, procedure],
        [49, 1, { mode: "skip" }],
        [48, 1, {}, procedure],
      ],
    },
    {
      what: "with a chunk behind the last one",
      messages: [
        [48, 1, more, procedure],
        [48, 1, {}, procedure],
        [48, 1, {}, procedure],
      ],
    },
    {
      what: "with a chunk behind the only one",
      messages: [
        [48, 1, {}, procedure],
        [48, 1, more, procedure],
      ],
    },
    {
      what: "with a chunk for another procedure",
      messages: [
        [48, 1, more, procedure],
        [48, 1, more, "com.example.other"],
      ],
    },
  ] as const)("$what (AP-PCI-02, AP-PCI-10)", async ({ messages, ...options }) => {
    const { join, ...peers } = await pair("requestIds" in options ? { requestIds: options.requestIds } : {});
    const details = "details" in options ? options.details : announcing("caller", callee);
    const caller = await join({ details });
    const abort = [3, { message: expect.any(String) }, "wamp.error.protocol_violation"];
    expect(caller.ask(...messages).at(-1)).toEqual(abort);
    expect(peers.router.tables()).toMatchObject({ calls: 0, invocations: 0, sessions: 2 });
  });
});

describe("chunks of a call that has ended", () => {
  const rules: readonly RequestIdRule[] = ["ascending", "strict", "off"];

  test.each(rules)("are discarded, where ids are %s (AP-PCI-11, AP-PCI-12)", async (requestIds) => {
    const { caller, router, ...peers } = await pair({ requestIds });
    caller.send([48, 1, more, procedure], [48, 2, more, "com.example.nobody"]);
    peers.callee.ask([70, 1, {}, ["early"]]);
    expect(caller.take().map(([type]) => type)).toEqual([8, 50]);
    caller.send([48, 1, more, procedure], [48, 1, {}, procedure]);
    caller.send([48, 2, more, procedure], [48, 2, {}, procedure]);
    expect(caller.ask([48, 3, {}, "com.example.nobody"])).toHaveLength(1);
    expect(peers.callee.take()).toEqual([]);
    expect(router.counters).toMatchObject({ chunksLate: 4 });
  });

  test("are remembered for a minute, where ids are strict (AP-PCI-12)", async () => {
    const { caller, clock } = await pair({ requestIds: "strict" });
    caller.ask([48, 1, more, procedure], [49, 1, { mode: "skip" }]);
    clock.advance(60_000);
    expect(caller.ask([48, 1, more, procedure])).toEqual([]);
    clock.advance(1);
    expect(caller.ask([48, 1, {}, procedure])).toMatchObject([[3, {}, "wamp.error.protocol_violation"]]);
  });

  test("are told from new calls by their last one, where ids are not checked", async () => {
    const { caller, ...peers } = await pair({ requestIds: "off" });
    caller.ask([48, 5, more, procedure], [49, 5, { mode: "skip" }], [48, 5, {}, procedure, ["late"]]);
    peers.callee.take();
    caller.ask([48, 5, {}, procedure, ["new"]]);
    expect(peers.callee.take()).toEqual([[68, 2, 1, { trustlevel: 3 }, ["new"]]]);
  });
});
