import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";

const procedure = "com.example.add";
const canceled = [8, 48, 1, {}, "wamp.error.canceled"];

/** Call 1 in flight, to a callee with the given features, which got it as invocation 1. */
async function callInFlight(...features: string[]): Promise<TestRouter & { callee: RawPeer; caller: RawPeer }> {
  const router = testRouter();
  const callee = await router.join({ details: calleeWith(...features) });
  const caller = await router.join();
  callee.ask([64, 1, {}, procedure]);
  caller.ask([48, 1, {}, procedure]);
  callee.take();
  return { ...router, callee, caller };
}

/** The Details of HELLO of a callee that announces features. */
function calleeWith(...features: string[]): { readonly [key: string]: unknown } {
  const announced = Object.fromEntries(features.map((feature) => [feature, true]));
  return { roles: { ...allRoles.roles, callee: { features: announced } } };
}

describe("CANCEL", () => {
  test("skip answers the caller and leaves the callee alone (AP-CANCEL-03, AP-CANCEL-07)", async () => {
    const { callee, caller, router } = await callInFlight("call_canceling");
    expect(caller.ask([49, 1, { mode: "skip" }])).toEqual([canceled]);
    expect(callee.ask([70, 1, {}, ["late"]])).toEqual([]);
    expect(caller.take()).toEqual([]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });

  test.each([{ mode: "killnowait" }, {}])(
    "%o answers the caller and interrupts (AP-CANCEL-05, T6)",
    async (options) => {
      const { callee, caller, router } = await callInFlight("call_canceling");
      expect(caller.ask([49, 1, options])).toEqual([canceled]);
      expect(callee.take()).toEqual([[69, 1, { mode: "killnowait" }]]);
      expect(callee.ask([8, 68, 1, {}, "wamp.error.canceled"])).toEqual([]);
      expect(caller.take()).toEqual([]);
      expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
    },
  );

  test.each([
    { answer: [8, 68, 1, {}, "wamp.error.canceled", ["stopped"]], relayed: [...canceled, ["stopped"]] },
    { answer: [70, 1, {}, ["done all the same"]], relayed: [50, 1, {}, ["done all the same"]] },
  ])("kill interrupts and awaits the answer, $answer (AP-CANCEL-04)", async ({ answer, relayed }) => {
    const { callee, caller } = await callInFlight("call_canceling");
    expect(caller.ask([49, 1, { mode: "kill" }])).toEqual([]);
    expect(callee.take()).toEqual([[69, 1, { mode: "kill" }]]);
    callee.ask(answer);
    expect(caller.take()).toEqual([relayed]);
  });

  test.each(["skip", "kill", "killnowait"])("kill is not changed by another CANCEL, %s (T6)", async (mode) => {
    const { callee, caller } = await callInFlight("call_canceling");
    expect(caller.ask([49, 1, { mode: "kill" }], [49, 1, { mode }])).toEqual([]);
    expect(callee.ask([70, 1, {}])).toEqual([[69, 1, { mode: "kill" }]]);
    expect(caller.take()).toEqual([[50, 1, {}]]);
  });

  test.each(["skip", "kill", "killnowait"])(
    "%s is skip to a callee that cannot cancel (AP-CANCEL-06)",
    async (mode) => {
      const { callee, caller } = await callInFlight();
      expect(caller.ask([49, 1, { mode }])).toEqual([canceled]);
      expect(callee.ask([70, 1, {}])).toEqual([]);
      expect(caller.take()).toEqual([]);
    },
  );

  test("interrupts a callee that announced the other spelling (T23)", async () => {
    const { callee, caller } = await callInFlight("call_cancelling");
    caller.ask([49, 1, { mode: "kill" }]);
    expect(callee.take()).toEqual([[69, 1, { mode: "kill" }]]);
  });

  test("kill is answered by canceled if the callee leaves instead (T1)", async () => {
    const { callee, caller } = await callInFlight("call_canceling");
    caller.ask([49, 1, { mode: "kill" }]);
    callee.ask([6, {}, "wamp.close.normal"]);
    expect(caller.take()).toEqual([[...canceled, [expect.any(String)]]]);
  });

  test("kill of a caller that leaves tells the callee that nobody waits (BP-RPC-12)", async () => {
    const { callee, caller, router } = await callInFlight("call_canceling");
    caller.ask([49, 1, { mode: "kill" }], [6, {}, "wamp.close.normal"]);
    expect(callee.take()).toEqual([
      [69, 1, { mode: "kill" }],
      [69, 1, { mode: "killnowait" }],
    ]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });

  test("with an unknown mode is refused and the call stays open (T6)", async () => {
    const { callee, caller } = await callInFlight("call_canceling");
    expect(caller.ask([49, 1, { mode: "now" }])).toEqual([
      [8, 49, 1, {}, "wamp.error.invalid_argument", [expect.any(String)]],
    ]);
    expect(callee.ask([70, 1, {}])).toEqual([]);
    expect(caller.take()).toEqual([[50, 1, {}]]);
  });

  test("of a call that is unknown, finished or somebody else's is ignored (BP-ID-08, T6)", async () => {
    const { callee, caller, join } = await callInFlight("call_canceling");
    const other = await join();
    expect(other.ask([49, 1, {}], [49, 9, { mode: "now" }])).toEqual([]);
    expect(callee.ask([70, 1, {}])).toEqual([]);
    expect(caller.take()).toEqual([[50, 1, {}]]);
    expect(caller.ask([49, 1, {}])).toEqual([]);
  });

  test("gets no second answer for a call whose result it crosses (AP-CANCEL-10)", async () => {
    const { callee, caller } = await callInFlight("call_canceling");
    callee.send([70, 1, {}, ["done"]]);
    expect(caller.ask([49, 1, { mode: "kill" }])).toEqual([[50, 1, {}, ["done"]]]);
    expect(callee.take()).toEqual([]);
  });
});
