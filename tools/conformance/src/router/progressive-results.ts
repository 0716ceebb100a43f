import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectNothingMore, register, withFeatures } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { departures } from "./departures.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const progressive = withFeatures({ callee: ["progressive_call_results", "call_canceling"] });
const wanted = { receive_progress: true };

/** Calls with results before the final one. */
export const progressiveResults: readonly Scenario<RouterWorld>[] = [
  scenario(
    "the dealer announces progressive_call_results, and call_canceling with it",
    ["AP-PCR-01"],
    async ({ connect }) => {
      const client = await connect();
      client.send(T.HELLO, "realm1", { roles: allRoles });
      const { roles } = (await client.next(T.WELCOME))[2] as { roles: { dealer: { features: object } } };
      expect(roles.dealer.features).toMatchObject({ progressive_call_results: true, call_canceling: true });
    },
  ),

  ...[
    { end: [T.YIELD], relayed: [T.RESULT], rest: [{}, ["done"]] },
    { end: [T.ERROR, T.INVOCATION], relayed: [T.ERROR, T.CALL], rest: [{}, "com.example.error"] },
  ].map(({ end, relayed, rest }) =>
    scenario<RouterWorld>(
      `progressive results are relayed in order until message ${String(end[0])} ends the call`,
      ["AP-PCR-02", "AP-PCR-03", "AP-PCR-05", "AP-PCR-06", "AP-PCR-07"],
      async ({ join }) => {
        const [callee, caller] = [await join({ details: progressive }), await join()];
        await register(callee, procedure);
        const { call, invocation, details } = await progressiveCall(caller, callee);
        expect(details).toEqual(wanted);
        for (const payload of [[], [[1]], [[], { k: 2 }]]) {
          callee.send(T.YIELD, invocation, { progress: true }, ...payload);
          expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, { progress: true }, ...payload]);
        }
        for (let n = 0; n < 50; n++) callee.send(T.YIELD, invocation, { progress: true }, [n]);
        callee.send(...end, invocation, ...rest);
        for (let n = 0; n < 50; n++) expect((await caller.next(T.RESULT))[3]).toEqual([n]);
        expect(await caller.next(Number(relayed[0]))).toEqual([...relayed, call, ...rest]);
        await expectNothingMore(caller);
      },
    ),
  ),

  ...[[], ["progressive_call_results"], ["call_canceling"]].map((callee) =>
    scenario<RouterWorld>(
      `a callee with no more than [${callee.join()}] is not asked for progress, and what it sends is discarded`,
      ["AP-PCR-01", "AP-PCR-03"],
      async ({ join }) => {
        const [peer, caller] = [await join({ details: withFeatures({ callee }) }), await join()];
        await register(peer, procedure);
        const { call, invocation, details } = await progressiveCall(caller, peer);
        expect(details).toEqual({});
        peer.send(T.YIELD, invocation, { progress: true }, [1]);
        peer.send(T.YIELD, invocation, {}, ["done"]);
        expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, ["done"]]);
        await expectNothingMore(peer);
      },
    ),
  ),

  scenario("progressive results nobody asked for are discarded", ["AP-PCR-05"], async ({ join }) => {
    const [callee, caller] = [await join({ details: progressive }), await join()];
    await register(callee, procedure);
    const { call, invocation, details } = await progressiveCall(caller, callee, {});
    expect(details).toEqual({});
    callee.send(T.YIELD, invocation, { progress: true }, [1]);
    callee.send(T.YIELD, invocation, {}, ["done"]);
    expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, ["done"]]);
    await expectNothingMore(callee);
  }),

  scenario("a callee that goes on after the end of its call is interrupted", ["AP-CANCEL-09"], async ({ join }) => {
    const [callee, caller] = [await join({ details: progressive }), await join()];
    await register(callee, procedure);
    const { call, invocation } = await progressiveCall(caller, callee);
    caller.send(T.CANCEL, call, { mode: "skip" });
    await caller.next(T.ERROR);
    callee.send(T.YIELD, invocation, { progress: true });
    expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "killnowait" }]);
    callee.send(T.YIELD, invocation, {});
    await expectNothingMore(callee);
    await expectNothingMore(caller);
  }),

  ...Object.entries(departures).flatMap(([how, depart]) => [
    scenario<RouterWorld>(
      `a caller that leaves by ${how} between progressive results has its call interrupted`,
      ["AP-PCR-09"],
      async ({ join, until }) => {
        const [callee, caller] = [await join({ details: progressive }), await join()];
        await register(callee, procedure);
        const { invocation } = await progressiveCall(caller, callee);
        callee.send(T.YIELD, invocation, { progress: true });
        await caller.next(T.RESULT);
        await depart(caller);
        expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "killnowait" }]);
        await until(({ calls, invocations }) => calls + invocations === 0);
      },
    ),
    scenario<RouterWorld>(
      `a callee that leaves by ${how} between progressive results ends its call with canceled`,
      ["AP-PCR-09"],
      async ({ join }) => {
        const [callee, caller] = [await join({ details: progressive }), await join()];
        await register(callee, procedure);
        const { call, invocation } = await progressiveCall(caller, callee);
        callee.send(T.YIELD, invocation, { progress: true });
        await caller.next(T.RESULT);
        await depart(callee);
        const error = await caller.next(T.ERROR);
        expect(error.slice(0, 5)).toEqual([T.ERROR, T.CALL, call, {}, "wamp.error.canceled"]);
      },
    ),
  ]),
];

/** Calls and takes the INVOCATION. */
async function progressiveCall(
  caller: RawPeer,
  callee: RawPeer,
  options: object = wanted,
): Promise<{ call: number; invocation: unknown; details: unknown }> {
  const call = caller.request(T.CALL, options, procedure);
  const [, invocation, , details] = await callee.next(T.INVOCATION);
  return { call, invocation, details };
}
