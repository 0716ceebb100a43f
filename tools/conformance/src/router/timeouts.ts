import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { allRoles, expectNothingMore, register, withFeatures } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const timing = withFeatures({ callee: ["call_timeout", "call_canceling"] });
const interruptible = withFeatures({ callee: ["call_canceling"] });
/** So long that no scenario sees it pass, in milliseconds. */
const long = 60_000;

/** Calls that may take only so long. */
export const timeouts: readonly Scenario<RouterWorld>[] = [
  scenario("the dealer announces call_timeout", ["AP-TMO-09"], async ({ connect }) => {
    const client = await connect();
    client.send(T.HELLO, "realm1", { roles: allRoles });
    const { roles } = (await client.next(T.WELCOME))[2] as { roles: { dealer: { features: object } } };
    expect(roles.dealer.features).toMatchObject({ call_timeout: true });
  }),

  scenario(
    "a call to a callee that cannot time it is timed by the dealer, in milliseconds, and then skipped",
    ["AP-TMO-01", "AP-TMO-02", "AP-TMO-03", "AP-TMO-04", "AP-TMO-06", "AP-ERR-05"],
    async ({ join }) => {
      const [callee, caller] = [await join(), await join()];
      const registration = await register(callee, procedure);
      const call = caller.request(T.CALL, { timeout: 20 }, procedure);
      const invocation = await callee.next(T.INVOCATION);
      expect(invocation.slice(2)).toEqual([registration, {}]);
      expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, call, {}, "wamp.error.timeout"]);
      callee.send(T.YIELD, invocation[1], {}, ["too late"]);
      await expectNothingMore(callee);
      await expectNothingMore(caller);
    },
  ),

  scenario(
    "a callee that can cancel is interrupted when the time is up",
    ["AP-TMO-03", "AP-TMO-04"],
    async ({ join }) => {
      const [callee, caller] = [await join({ details: interruptible }), await join()];
      await register(callee, procedure);
      const call = caller.request(T.CALL, { timeout: 20 }, procedure);
      const [, invocation] = await callee.next(T.INVOCATION);
      expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, call, {}, "wamp.error.timeout"]);
      expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "killnowait" }]);
      callee.send(T.ERROR, T.INVOCATION, invocation, {}, "wamp.error.canceled");
      await expectNothingMore(caller);
    },
  ),

  ...[{}, { timeout: 0 }, { timeout: long }].map((options) =>
    scenario<RouterWorld>(
      `a call with ${JSON.stringify(options)} is answered when its callee answers`,
      ["AP-TMO-01"],
      async ({ join }) => {
        const [callee, caller] = [await join(), await join()];
        await register(callee, procedure);
        const call = caller.request(T.CALL, options, procedure);
        const [, invocation] = await callee.next(T.INVOCATION);
        callee.send(T.YIELD, invocation, {}, ["in time"]);
        expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, ["in time"]]);
      },
    ),
  ),

  ...[
    { realm: "realm1", options: { forward_timeout: true }, forwarded: { timeout: long } },
    { realm: "realm1", options: {}, forwarded: {} },
    { realm: "callees.time", options: {}, forwarded: { timeout: long } },
    { realm: "dealer.times", options: { forward_timeout: true }, forwarded: {} },
  ].map(({ realm, options, forwarded }) =>
    scenario<RouterWorld>(
      `in ${realm}, REGISTER with ${JSON.stringify(options)} gets INVOCATIONs with ${JSON.stringify(forwarded)}`,
      ["AP-TMO-05", "AP-TMO-06", "AP-TMO-07"],
      async ({ join }) => {
        const [callee, caller] = [await join({ realm, details: timing }), await join({ realm })];
        await register(callee, procedure, options);
        const call = caller.request(T.CALL, { timeout: long }, procedure);
        const [, invocation, , details] = await callee.next(T.INVOCATION);
        expect(details).toEqual(forwarded);
        callee.send(T.ERROR, T.INVOCATION, invocation, {}, "wamp.error.timeout");
        expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, call, {}, "wamp.error.timeout"]);
      },
    ),
  ),

  scenario("forward_timeout of a callee without call_timeout is not followed", ["AP-TMO-02"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    await register(callee, procedure, { forward_timeout: true });
    const call = caller.request(T.CALL, { timeout: 20 }, procedure);
    expect((await callee.next(T.INVOCATION))[3]).toEqual({});
    expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, call, {}, "wamp.error.timeout"]);
  }),
];
