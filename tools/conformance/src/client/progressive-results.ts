import { MessageType as T } from "@junctor/core";
import type { Invocation } from "@junctor/client";
import { expect } from "vitest";
import { HandClock } from "../peer/hand-clock.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";
import { expectNothingMore, roundTrip, serve } from "./play-router.ts";

const procedure = "com.example.procedure";

/** Progressive results as a client asks for them and sends them. */
export const progressiveResults: readonly Scenario<ClientWorld>[] = [
  scenario(
    "a client announces progressive_call_results as caller and, with call_canceling, as callee",
    ["AP-PCR-01"],
    async ({ connect }) => {
      const { router } = await connect();
      const { roles } = (await router.next(T.HELLO))[2] as { roles: { [role: string]: { features: object } } };
      expect(roles["caller"]?.features).toMatchObject({ progressive_call_results: true });
      expect(roles["callee"]?.features).toMatchObject({ progressive_call_results: true, call_canceling: true });
    },
  ),

  scenario("a caller opts in, and iterates the results", ["AP-PCR-02"], async ({ join }) => {
    const { router, session } = await join();
    const call = session.callProgressive(procedure);
    const [, request, options] = await router.next(T.CALL);
    expect(options).toEqual({ receive_progress: true });
    for (const n of [1, 2, 3]) router.send(T.RESULT, request, { progress: true }, [n]);
    router.send(T.RESULT, request, {}, ["done"]);
    const seen = [];
    for await (const { value } of call) seen.push(value);
    expect(seen).toEqual([1, 2, 3]);
    expect((await call.result).value).toBe("done");
  }),

  scenario("a callee sends progressive results while the invocation is open", ["AP-PCR-04"], async ({ join }) => {
    const { router, session } = await join();
    await serve(router, session, async function* count() {
      for (const n of [1, 2]) yield await Promise.resolve(n);
      return "done";
    });
    router.send(T.INVOCATION, 7, 22, { receive_progress: true });
    for (const n of [1, 2]) expect(await router.next(T.YIELD)).toEqual([T.YIELD, 7, { progress: true }, [n]]);
    expect(await router.next(T.YIELD)).toEqual([T.YIELD, 7, {}, ["done"]]);
    await expectNothingMore(router, session);
  }),

  scenario(
    "a callee that is not asked for progress sends one final YIELD",
    ["AP-PCR-06", "AP-PCR-08"],
    async ({ join }) => {
      const { router, session } = await join();
      await serve(router, session, function* count() {
        yield 1;
        return "done";
      });
      router.send(T.INVOCATION, 7, 22, {});
      expect(await router.next(T.YIELD)).toEqual([T.YIELD, 7, {}, ["done"]]);
      await expectNothingMore(router, session);
    },
  ),

  scenario("a callee may leave receive_progress alone", ["AP-PCR-07", "AP-PCR-08"], async ({ join }) => {
    const { router, session } = await join();
    await serve(router, session, () => "done");
    router.send(T.INVOCATION, 7, 22, { receive_progress: true });
    expect(await router.next(T.YIELD)).toEqual([T.YIELD, 7, {}, ["done"]]);
  }),

  scenario("a callee that times its call is given the time anew by each result", ["AP-PCR-11"], async ({ join }) => {
    const clock = new HandClock();
    const { router, session } = await join({ clock });
    const seen: Invocation[] = [];
    await serve(router, session, (invocation) => {
      seen.push(invocation);
      return new Promise(() => {});
    });
    router.send(T.INVOCATION, 7, 22, { receive_progress: true, timeout: 100 });
    await roundTrip(router, session);
    for (const n of [1, 2]) {
      clock.advance(99);
      void seen[0]?.progress(n);
      expect(await router.next(T.YIELD)).toEqual([T.YIELD, 7, { progress: true }, [n]]);
    }
    clock.advance(99);
    await expectNothingMore(router, session);
    clock.advance(1);
    expect(await router.next(T.ERROR)).toEqual([T.ERROR, T.INVOCATION, 7, {}, "wamp.error.timeout"]);
  }),
];
