import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { PeerOptions, TestRouter } from "../router.test-support.ts";

const procedure = "com.example.export";
const both = ["progressive_call_results", "call_canceling"];

/** A callee with features that registered the procedure, and a caller. */
async function pair(
  features: readonly string[],
  options: PeerOptions = {},
): Promise<TestRouter & { callee: RawPeer; caller: RawPeer }> {
  const router = testRouter();
  const announced = Object.fromEntries(features.map((feature) => [feature, true]));
  const callee = await router.join({ details: { roles: { ...allRoles.roles, callee: { features: announced } } } });
  const caller = await router.join(options);
  callee.ask([64, 1, {}, procedure]);
  return { ...router, callee, caller };
}

describe("progressive results", () => {
  test("are asked for, relayed in order and ended by a final one (AP-PCR-03, AP-PCR-05, AP-PCR-06)", async () => {
    const { callee, caller } = await pair(both);
    caller.ask([48, 1, { receive_progress: true }, procedure]);
    expect(callee.take()).toEqual([[68, 1, 1, { receive_progress: true }]]);
    callee.ask([70, 1, { progress: true }, [1]], [70, 1, { progress: true }, [2]], [70, 1, {}, ["done"]]);
    expect(caller.take()).toEqual([
      [50, 1, { progress: true }, [1]],
      [50, 1, { progress: true }, [2]],
      [50, 1, {}, ["done"]],
    ]);
  });

  test.each([{ features: [] }, { features: both.slice(0, 1) }, { features: both.slice(1) }])(
    "are not asked of a callee that announced $features, and discarded if they come (AP-PCR-01, T32)",
    async ({ features }) => {
      const { callee, caller } = await pair(features);
      caller.ask([48, 1, { receive_progress: true }, procedure]);
      expect(callee.take()).toEqual([[68, 1, 1, {}]]);
      callee.ask([70, 1, { progress: true }, [1]], [70, 1, {}, ["done"]]);
      expect(caller.take()).toEqual([[50, 1, {}, ["done"]]]);
    },
  );

  test("that nobody asked for are discarded and the call stays open (T32)", async () => {
    const { callee, caller } = await pair(both);
    caller.ask([48, 1, { receive_progress: false }, procedure]);
    expect(callee.ask([70, 1, { progress: true }, [1]], [70, 1, {}, ["done"]])).toEqual([[68, 1, 1, {}]]);
    expect(caller.take()).toEqual([[50, 1, {}, ["done"]]]);
  });

  test("may be ended by an ERROR (AP-PCR-06)", async () => {
    const { callee, caller } = await pair(both);
    caller.ask([48, 1, { receive_progress: true }, procedure]);
    callee.ask([70, 1, { progress: true }, [1]], [8, 68, 1, {}, "com.example.error"]);
    expect(caller.take().slice(1)).toEqual([[8, 48, 1, {}, "com.example.error"]]);
  });

  test("start the time of the call anew, however many there are (AP-PCR-10, T40)", async () => {
    const { callee, caller, clock } = await pair(both);
    const timers = clock.timers;
    caller.ask([48, 1, { receive_progress: true, timeout: 100 }, procedure]);
    for (let n = 1; n <= 3; n++) {
      clock.advance(99);
      callee.ask([70, 1, { progress: true }, [n]]);
    }
    expect(clock.timers).toBe(timers + 1);
    expect(caller.take()).toHaveLength(3);
    clock.advance(100);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.timeout"]]);
    expect(callee.take()).toEqual([[69, 1, { mode: "killnowait" }]]);
  });

  test("nobody asked for do not start it anew", async () => {
    const { callee, caller, clock } = await pair(both);
    caller.ask([48, 1, { timeout: 100 }, procedure]);
    clock.advance(99);
    callee.ask([70, 1, { progress: true }, [1]]);
    clock.advance(1);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.timeout"]]);
  });

  test("of a call that has ended are discarded, and their callee is told each time (T2)", async () => {
    const { callee, caller } = await pair(both);
    caller.ask([48, 1, { receive_progress: true }, procedure], [49, 1, { mode: "skip" }]);
    caller.take();
    expect(callee.ask([70, 1, { progress: true }, [1]], [70, 1, { progress: true }, [2]]).slice(1)).toEqual([
      [69, 1, { mode: "killnowait" }],
      [69, 1, { mode: "killnowait" }],
    ]);
    expect(callee.ask([70, 1, {}])).toEqual([]);
    expect(caller.take()).toEqual([]);
  });

  test("of a call that has ended tell nothing to a callee that cannot cancel (T2)", async () => {
    const { callee, caller } = await pair([]);
    caller.ask([48, 1, { receive_progress: true }, procedure], [49, 1, {}]);
    callee.take();
    expect(callee.ask([70, 1, { progress: true }, [1]])).toEqual([]);
  });

  test("go on while a callee that was told to stop is about to (AP-CANCEL-04)", async () => {
    const { callee, caller } = await pair(both);
    caller.ask([48, 1, { receive_progress: true }, procedure], [49, 1, { mode: "kill" }]);
    callee.ask([70, 1, { progress: true }, [1]], [8, 68, 1, {}, "wamp.error.canceled"]);
    expect(caller.take()).toEqual([
      [50, 1, { progress: true }, [1]],
      [8, 48, 1, {}, "wamp.error.canceled"],
    ]);
  });

  test("too long for the caller's transport end the call, and the callee is told (BP-ERR-04)", async () => {
    const { callee, caller, router } = await pair(both, { maxMessageLength: 4_000 });
    caller.ask([48, 1, { receive_progress: true }, procedure]);
    callee.take();
    expect(callee.ask([70, 1, { progress: true }, ["x".repeat(4_000)]])).toEqual([[69, 1, { mode: "killnowait" }]]);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.payload_size_exceeded", [expect.any(String)]]]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });
});
