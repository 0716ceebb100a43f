import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectError, expectNothingMore, register, withFeatures } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const declining = withFeatures({ callee: ["call_reroute", "call_canceling", "progressive_call_results"] });
const unavailable = "wamp.error.unavailable";
const exhausted = "wamp.error.no_available_callee";

/** Calls that callees decline. */
export const rerouting: readonly Scenario<RouterWorld>[] = [
  scenario("the dealer announces call_reroute", ["AP-REROUTE-01"], async ({ connect }) => {
    const peer = await connect();
    peer.send(T.HELLO, "realm1", { roles: allRoles });
    expect((await peer.next(T.WELCOME))[2]).toMatchObject({ roles: { dealer: { features: { call_reroute: true } } } });
  }),

  ...[
    { invoke: "roundrobin", order: [0, 1, 2] },
    { invoke: "first", order: [0, 1, 2] },
    { invoke: "last", order: [2, 1, 0] },
    { invoke: "least_loaded", order: [0, 1, 2] },
  ].map(({ invoke, order }) =>
    scenario<RouterWorld>(
      `a call that is declined goes to the next callee by ${invoke}, and its caller notices nothing`,
      ["AP-REROUTE-01", "AP-REROUTE-02", "AP-REROUTE-04"],
      async ({ join }) => {
        const [caller, callees] = [await join(), await joinCallees(join, 3)];
        for (const callee of callees) await register(callee, procedure, { invoke });
        const call = caller.request(T.CALL, {}, procedure, ["to whom it may concern"], { key: 1 });
        for (const [turn, index] of order.entries()) {
          const callee = callees[index] as RawPeer;
          const [, invocation, , ...rest] = await callee.next(T.INVOCATION);
          expect(rest).toEqual([{}, ["to whom it may concern"], { key: 1 }]);
          if (turn < 2) callee.send(T.ERROR, T.INVOCATION, invocation, {}, unavailable, ["not me"]);
          else callee.send(T.YIELD, invocation, {}, ["done"]);
        }
        expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, ["done"]]);
        for (const callee of callees) await expectNothingMore(callee);
      },
    ),
  ),

  scenario(
    "a call that is declined by random goes to another one, until all have declined once",
    ["AP-REROUTE-04", "AP-REROUTE-05", "AP-ERR-05"],
    async ({ join }) => {
      const [caller, callees] = [await join(), await joinCallees(join, 3)];
      for (const callee of callees) await register(callee, procedure, { invoke: "random" });
      const call = caller.request(T.CALL, {}, procedure);
      await Promise.all(
        callees.map(async (callee) => {
          const [, invocation] = await callee.next(T.INVOCATION);
          callee.send(T.ERROR, T.INVOCATION, invocation, {}, unavailable);
        }),
      );
      await expectError(caller, { type: T.CALL, id: call }, exhausted);
      for (const callee of callees) await expectNothingMore(callee);
    },
  ),

  ...["single", "first"].map((invoke) =>
    scenario<RouterWorld>(
      `a call that the only callee of ${invoke} declines is answered`,
      ["AP-REROUTE-03", "AP-REROUTE-05", "AP-ERR-05"],
      async ({ join }) => {
        const [caller, callee] = [await join(), await join({ details: declining })];
        await register(callee, procedure, { invoke });
        const call = caller.request(T.CALL, {}, procedure);
        callee.send(T.ERROR, T.INVOCATION, (await callee.next(T.INVOCATION))[1], {}, unavailable);
        await expectError(caller, { type: T.CALL, id: call }, exhausted);
      },
    ),
  ),

  scenario("a callee that did not announce call_reroute answers for itself", ["AP-REROUTE-01"], async ({ join }) => {
    const [caller, one, other] = [await join(), await join(), await join()];
    for (const callee of [one, other]) await register(callee, procedure, { invoke: "first" });
    const call = caller.request(T.CALL, {}, procedure);
    one.send(T.ERROR, T.INVOCATION, (await one.next(T.INVOCATION))[1], {}, unavailable, ["sorry"]);
    expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, call, {}, unavailable, ["sorry"]]);
    await expectNothingMore(other);
  }),

  scenario("a callee that has sent progressive results answers for itself", ["AP-REROUTE-02"], async ({ join }) => {
    const [caller, callees] = [await join(), await joinCallees(join, 2)];
    const [one, other] = callees as [RawPeer, RawPeer];
    for (const callee of callees) await register(callee, procedure, { invoke: "first" });
    const call = caller.request(T.CALL, { receive_progress: true }, procedure);
    const [, invocation] = await one.next(T.INVOCATION);
    one.send(T.YIELD, invocation, { progress: true }, ["half"]);
    one.send(T.ERROR, T.INVOCATION, invocation, {}, unavailable);
    expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, { progress: true }, ["half"]]);
    await expectError(caller, { type: T.CALL, id: call }, unavailable);
    await expectNothingMore(other);
  }),
];

async function joinCallees(join: RouterWorld["join"], count: number): Promise<readonly RawPeer[]> {
  const callees = [];
  for (let n = 0; n < count; n++) callees.push(await join({ details: declining }));
  return callees;
}
