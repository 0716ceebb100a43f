import { ErrorUri, MessageType as T } from "@junctor/core";
import { WampError } from "@junctor/client";
import type { InvocationHandler } from "@junctor/client";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";
import { expectNothingMore, roundTrip, serve } from "./play-router.ts";

const procedure = "com.example.procedure";

/** Works until it is told to stop. */
const untilInterrupted: InvocationHandler = ({ signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new WampError(ErrorUri.CANCELED)));
  });

/** How a client cancels, and lets itself be interrupted. */
export const canceling: readonly Scenario<ClientWorld>[] = [
  scenario("a client announces call_canceling as caller and as callee", ["AP-CANCEL-01"], async ({ connect }) => {
    const { router } = await connect();
    const { roles } = (await router.next(T.HELLO))[2] as { roles: { [role: string]: { features: object } } };
    expect(roles["caller"]?.features).toMatchObject({ call_canceling: true });
    expect(roles["callee"]?.features).toMatchObject({ call_canceling: true });
  }),

  ...(["skip", "kill", "killnowait"] as const).map((cancelMode) =>
    scenario<ClientWorld>(
      `a call is canceled in mode ${cancelMode}, once, and whatever still comes is ignored`,
      ["AP-CANCEL-02", "AP-CANCEL-10", "AP-MSG-03"],
      async ({ join }) => {
        const { router, session } = await join();
        const controller = new AbortController();
        const calls = [1, 2].map(() => session.call(procedure, [], { signal: controller.signal, cancelMode }));
        const requests = [(await router.next(T.CALL))[1], (await router.next(T.CALL))[1]];
        controller.abort(new Error("changed my mind"));
        controller.abort(new Error("again"));
        const outcomes = await Promise.allSettled(calls);
        expect(outcomes.map((outcome) => String((outcome as PromiseRejectedResult).reason))).toEqual(
          requests.map(() => "Error: changed my mind"),
        );
        for (const request of requests) {
          expect(await router.next(T.CANCEL)).toEqual([T.CANCEL, request, { mode: cancelMode }]);
        }
        router.send(T.RESULT, requests[0], {}, ["crossed"]);
        router.send(T.ERROR, T.CALL, requests[1], {}, "wamp.error.canceled");
        await expectNothingMore(router, session);
      },
    ),
  ),

  scenario(
    "INTERRUPT kill stops a handler, which answers canceled",
    ["AP-CANCEL-08", "AP-MSG-04"],
    async ({ join }) => {
      const { router, session } = await join();
      await serve(router, session, untilInterrupted);
      router.send(T.INVOCATION, 7, 22, {});
      router.send(T.INTERRUPT, 7, { mode: "kill" });
      expect(await router.next(T.ERROR)).toEqual([T.ERROR, T.INVOCATION, 7, {}, "wamp.error.canceled"]);
      await expectNothingMore(router, session);
    },
  ),

  scenario("a handler that is done when INTERRUPT kill comes has answered", ["AP-CANCEL-08"], async ({ join }) => {
    const { router, session } = await join();
    await serve(router, session, () => "done");
    router.send(T.INVOCATION, 7, 22, {});
    router.send(T.INTERRUPT, 7, { mode: "kill" });
    expect(await router.next(T.YIELD)).toEqual([T.YIELD, 7, {}, ["done"]]);
    await expectNothingMore(router, session);
  }),

  scenario("INTERRUPT killnowait stops a handler, which answers nothing", ["AP-CANCEL-09"], async ({ join }) => {
    const { router, session } = await join();
    const reasons: unknown[] = [];
    await serve(router, session, ({ signal }) => {
      signal.addEventListener("abort", () => reasons.push(signal.reason));
      return new Promise(() => {});
    });
    router.send(T.INVOCATION, 7, 22, {});
    router.send(T.INTERRUPT, 7, { mode: "killnowait" });
    router.send(T.INTERRUPT, 7, { mode: "killnowait" });
    await roundTrip(router, session);
    expect(reasons).toMatchObject([{ uri: "wamp.error.canceled" }]);
  }),
];
