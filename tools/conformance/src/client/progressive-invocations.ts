import { MessageType as T } from "@junctor/core";
import type { Invocation } from "@junctor/client";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";
import { expectNothingMore, roundTrip, serve } from "./play-router.ts";

const procedure = "com.example.procedure";
const more = { progress: true };
const unable = { dealer: { features: { call_canceling: true, progressive_call_results: true } } };

/** Arguments in chunks, as a client sends and takes them. */
export const progressiveInvocations: readonly Scenario<ClientWorld>[] = [
  scenario(
    "a client announces progressive_call_invocations as caller and, with call_canceling, as callee",
    ["AP-PCI-01"],
    async ({ connect }) => {
      const { router } = await connect();
      const { roles } = (await router.next(T.HELLO))[2] as { roles: { [role: string]: { features: object } } };
      expect(roles["caller"]?.features).toMatchObject({ progressive_call_invocations: true });
      const needed = { progressive_call_invocations: true, call_canceling: true, call_cancelling: true };
      expect(roles["callee"]?.features).toMatchObject(needed);
    },
  ),

  scenario(
    "a caller sends all chunks under one id, to one procedure, and the last one without progress",
    ["AP-PCI-05", "AP-PCI-07", "AP-PCI-15"],
    async ({ join }) => {
      const { router, session } = await join();
      const call = session.callProgressive(procedure, ["a"], { input: ["b", "c"], discloseMe: true, timeout: 60_000 });
      const [, request, options, ...first] = await router.next(T.CALL);
      expect(options).toEqual({ ...more, receive_progress: true, disclose_me: true, timeout: 60_000 });
      expect(first).toEqual([procedure, ["a"]]);
      for (const chunk of ["b", "c"]) {
        expect(await router.next(T.CALL)).toEqual([T.CALL, request, more, procedure, [chunk]]);
      }
      expect(await router.next(T.CALL)).toEqual([T.CALL, request, {}, procedure]);
      router.send(T.RESULT, request, {}, ["done"]);
      expect((await call.result).value).toBe("done");
      await expectNothingMore(router, session);
    },
  ),

  scenario("a caller sends no chunks to a dealer that did not announce them", ["AP-PCI-03"], async ({ connect }) => {
    const { router, joining } = await connect();
    await router.next(T.HELLO);
    router.send(T.WELCOME, 4711, { roles: unable });
    const session = await joining;
    const call = session.callProgressive(procedure, [], { input: [1, 2] });
    await expect(call.result).rejects.toMatchObject({ uri: "wamp.error.feature_not_supported" });
    await expectNothingMore(router, session);
  }),

  ...[
    { end: "RESULT", answer: (request: unknown) => [T.RESULT, request, {}] },
    { end: "ERROR", answer: (request: unknown) => [T.ERROR, T.CALL, request, {}, "com.example.enough"] },
  ].map(({ end, answer }) =>
    scenario<ClientWorld>(
      `a caller whose call ends by ${end} before the last chunk sends no more`,
      ["AP-PCI-16"],
      async ({ join }) => {
        const { router, session } = await join();
        let closed = 0;
        const call = session.callProgressive(procedure, [], { input: oneAndSilence(() => closed++) });
        const [, request] = await router.next(T.CALL);
        expect(await router.next(T.CALL)).toEqual([T.CALL, request, more, procedure, [1]]);
        router.send(...answer(request));
        await call.result.catch(() => undefined);
        await expectNothingMore(router, session);
        expect(closed).toBe(1);
      },
    ),
  ),

  scenario("a callee takes chunks while it sends progressive results", ["AP-PCI-16"], async ({ join }) => {
    const { router, session } = await join();
    await serve(router, session, async function* double({ input }: Invocation) {
      for await (const { value } of input) yield Number(value) * 2;
      return "done";
    });
    router.send(T.INVOCATION, 7, 22, { ...more, receive_progress: true });
    for (const n of [1, 2, 3]) {
      router.send(T.INVOCATION, 7, 22, more, [n]);
      expect(await router.next(T.YIELD)).toEqual([T.YIELD, 7, more, [2 * n]]);
    }
    router.send(T.INVOCATION, 7, 22, {});
    expect(await router.next(T.YIELD)).toEqual([T.YIELD, 7, {}, ["done"]]);
    await expectNothingMore(router, session);
  }),

  scenario("chunks of an invocation that was answered are ignored", ["AP-PCI-13", "AP-PCI-16"], async ({ join }) => {
    const { router, session } = await join();
    let calls = 0;
    await serve(router, session, () => ++calls);
    router.send(T.INVOCATION, 7, 22, more);
    expect(await router.next(T.YIELD)).toEqual([T.YIELD, 7, {}, [1]]);
    for (const options of [more, more, {}]) router.send(T.INVOCATION, 7, 22, options, ["late"]);
    await expectNothingMore(router, session);
    router.send(T.INVOCATION, 8, 22, {});
    expect(await router.next(T.YIELD)).toEqual([T.YIELD, 8, {}, [2]]);
  }),

  scenario("the details of the first chunk hold for all of them", ["AP-PCI-14"], async ({ join }) => {
    const { router, session } = await join();
    const seen: unknown[] = [];
    await serve(router, session, async ({ input, details, receiveProgress, caller }) => {
      for await (const chunk of input) seen.push(chunk.details === details, chunk.value);
      return [receiveProgress, caller];
    });
    const first = { ...more, receive_progress: true, caller: 4712 };
    const other = { receive_progress: false, caller: 1, ppt_scheme: "x_other", timeout: 1 };
    router.send(T.INVOCATION, 7, 22, first);
    router.send(T.INVOCATION, 7, 22, { ...more, ...other }, ["a"]);
    router.send(T.INVOCATION, 7, 22, other, ["b"]);
    expect(await router.next(T.YIELD)).toEqual([T.YIELD, 7, {}, [[true, 4712]]]);
    await roundTrip(router, session);
    expect(seen).toEqual([true, "a", true, "b"]);
  }),
];

/** One element, and then nothing until it is closed. */
function oneAndSilence(onClose: () => void): AsyncIterable<unknown> {
  let taken = 0;
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => (taken++ === 0 ? Promise.resolve({ done: false, value: 1 }) : new Promise(() => {})),
      return: () => {
        onClose();
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
}
