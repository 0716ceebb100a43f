import { describe, expect, test } from "vitest";
import { allRoles, testRouter } from "../router.test-support.ts";

const procedure = "com.example.add";
const canceling = { roles: { ...allRoles.roles, callee: { features: { call_canceling: true } } } };

describe("a caller that leaves with calls in flight", () => {
  test.each([
    { what: "interrupts a callee that can cancel (BP-RPC-12)", details: canceling, interrupts: [69] },
    { what: "sends no INTERRUPT to another (BP-RPC-13)", details: allRoles, interrupts: [] },
  ])("$what", async ({ details, interrupts }) => {
    const { join, router } = testRouter();
    const [callee, caller] = [await join({ details }), await join()];
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    callee.take();
    caller.ask([6, {}, "wamp.close.normal"]);
    expect(callee.take()).toEqual(interrupts.map((type) => [type, 1, { mode: "killnowait" }]));
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });

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
    const peer = await join({ details: canceling });
    peer.ask([64, 1, {}, procedure]);
    peer.ask([48, 2, {}, procedure]);
    expect(peer.ask([6, {}, "wamp.close.normal"])).toEqual([[6, {}, "wamp.close.goodbye_and_out"]]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });
});
