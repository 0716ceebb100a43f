import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, callThrough, expectNothingMore, register, withFeatures } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { departures } from "./departures.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const interruptible = withFeatures({ callee: ["call_canceling"] });

/** CANCEL in its modes, and what crosses it. */
export const canceling: readonly Scenario<RouterWorld>[] = [
  scenario("the dealer announces call_canceling", ["AP-CANCEL-01"], async ({ connect }) => {
    const client = await connect();
    client.send(T.HELLO, "realm1", { roles: allRoles });
    const { roles } = (await client.next(T.WELCOME))[2] as { roles: { dealer: { features: object } } };
    expect(roles.dealer.features).toMatchObject({ call_canceling: true });
  }),

  scenario(
    "CANCEL skip answers the caller and leaves the callee alone",
    ["AP-CANCEL-03", "AP-CANCEL-07", "AP-MSG-03"],
    async ({ join }) => {
      const [callee, caller] = [await join({ details: interruptible }), await join()];
      await register(callee, procedure);
      const { call, invocation } = await callThrough(caller, callee, procedure);
      caller.send(T.CANCEL, call, { mode: "skip" });
      await expectCanceled(caller, call);
      callee.send(T.YIELD, invocation, {}, ["too late"]);
      await expectNothingMore(callee);
      await expectNothingMore(caller);
    },
  ),

  ...[{}, { mode: "killnowait" }].map((options) =>
    scenario<RouterWorld>(
      `CANCEL ${JSON.stringify(options)} answers the caller and interrupts the callee, whose answer is discarded`,
      ["AP-CANCEL-05", "AP-CANCEL-07", "AP-MSG-03", "AP-MSG-04"],
      async ({ join }) => {
        const [callee, caller] = [await join({ details: interruptible }), await join()];
        await register(callee, procedure);
        const { call, invocation } = await callThrough(caller, callee, procedure);
        caller.send(T.CANCEL, call, options);
        await expectCanceled(caller, call);
        expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "killnowait" }]);
        callee.send(T.ERROR, T.INVOCATION, invocation, {}, "wamp.error.canceled");
        await expectNothingMore(callee);
        await expectNothingMore(caller);
      },
    ),
  ),

  ...[
    { what: "ERROR", answer: [T.ERROR, T.INVOCATION], relayed: [T.ERROR, T.CALL], end: [{}, "wamp.error.canceled"] },
    { what: "YIELD", answer: [T.YIELD], relayed: [T.RESULT], end: [{}, ["done"]] },
  ].map(({ what, answer, relayed, end }) =>
    scenario<RouterWorld>(
      `CANCEL kill interrupts the callee, whose ${what} ends the call`,
      ["AP-CANCEL-04", "AP-CANCEL-10", "AP-MSG-04"],
      async ({ join }) => {
        const [callee, caller] = [await join({ details: interruptible }), await join()];
        await register(callee, procedure);
        const { call, invocation } = await callThrough(caller, callee, procedure);
        caller.send(T.CANCEL, call, { mode: "kill" });
        expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "kill" }]);
        await expectNothingMore(caller);
        callee.send(...answer, invocation, ...end);
        expect(await caller.next(Number(relayed[0]))).toEqual([...relayed, call, ...end]);
        await expectNothingMore(caller);
      },
    ),
  ),

  ...["skip", "kill", "killnowait"].flatMap((mode) => [
    scenario<RouterWorld>(
      `CANCEL ${mode} is skip to a callee without call_canceling`,
      ["AP-CANCEL-06", "AP-CANCEL-07"],
      async ({ join }) => {
        const [callee, caller] = [await join(), await join()];
        await register(callee, procedure);
        const { call, invocation } = await callThrough(caller, callee, procedure);
        caller.send(T.CANCEL, call, { mode });
        await expectCanceled(caller, call);
        callee.send(T.YIELD, invocation, {});
        await expectNothingMore(callee);
        await expectNothingMore(caller);
      },
    ),
    scenario<RouterWorld>(
      `CANCEL ${mode} of a call that is answered, foreign, unknown or canceled already is ignored`,
      ["AP-CANCEL-10"],
      async ({ join }) => {
        const [callee, caller, other] = [await join({ details: interruptible }), await join(), await join()];
        await register(callee, procedure);
        const answered = await callThrough(caller, callee, procedure);
        callee.send(T.YIELD, answered.invocation, {});
        await caller.next(T.RESULT);
        const killed = await callThrough(caller, callee, procedure);
        caller.send(T.CANCEL, killed.call, { mode: "kill" });
        await callee.next(T.INTERRUPT);
        for (const call of [answered.call, killed.call, 4711]) caller.send(T.CANCEL, call, { mode });
        other.send(T.CANCEL, killed.call, { mode });
        for (const peer of [caller, other, callee]) await expectNothingMore(peer);
        callee.send(T.YIELD, killed.invocation, {}, ["done"]);
        expect(await caller.next(T.RESULT)).toEqual([T.RESULT, killed.call, {}, ["done"]]);
      },
    ),
  ]),

  scenario("CANCEL in a mode nobody knows is refused and the call goes on", ["AP-CANCEL-02"], async ({ join }) => {
    const [callee, caller] = [await join({ details: interruptible }), await join()];
    await register(callee, procedure);
    const { call, invocation } = await callThrough(caller, callee, procedure);
    caller.send(T.CANCEL, call, { mode: "softly" });
    const error = await caller.next(T.ERROR);
    expect(error.slice(0, 5)).toEqual([T.ERROR, T.CANCEL, call, {}, "wamp.error.invalid_argument"]);
    await expectNothingMore(callee);
    callee.send(T.YIELD, invocation, {});
    await caller.next(T.RESULT);
  }),

  ...Object.entries(departures).flatMap(([how, depart]) => [
    scenario<RouterWorld>(
      `a caller that leaves by ${how} has its calls interrupted where the callee can cancel`,
      ["BP-RPC-12", "BP-RPC-14", "AP-MSG-04"],
      async ({ join, until }) => {
        const [callee, caller] = [await join({ details: interruptible }), await join()];
        await register(callee, procedure);
        const { invocation } = await callThrough(caller, callee, procedure);
        await depart(caller);
        expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "killnowait" }]);
        await until(({ calls, invocations }) => calls + invocations === 0);
        callee.send(T.YIELD, invocation, {}, ["too late"]);
        await expectNothingMore(callee);
      },
    ),
    scenario<RouterWorld>(
      `a callee that is told to stop and leaves by ${how} ends the call with canceled`,
      ["BP-RPC-15", "AP-CANCEL-04"],
      async ({ join }) => {
        const [callee, caller] = [await join({ details: interruptible }), await join()];
        await register(callee, procedure);
        const { call } = await callThrough(caller, callee, procedure);
        caller.send(T.CANCEL, call, { mode: "kill" });
        await callee.next(T.INTERRUPT);
        await depart(callee);
        const error = await caller.next(T.ERROR);
        expect(error.slice(0, 5)).toEqual([T.ERROR, T.CALL, call, {}, "wamp.error.canceled"]);
        await expectNothingMore(caller);
      },
    ),
  ]),
];

/** The ERROR of a canceled call, without payload (spec: AP-CANCEL-07). */
async function expectCanceled(caller: RawPeer, call: number): Promise<void> {
  expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, call, {}, "wamp.error.canceled"]);
}
