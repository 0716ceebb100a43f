import { ErrorUri, MessageType as T } from "@junctor/core";
import { WampError } from "@junctor/client";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";
import { expectNothingMore, roundTrip, serve } from "./play-router.ts";

const topic = "com.example.topic";

/** What a client does with calls and events that come to it. */
export const answering: readonly Scenario<ClientWorld>[] = [
  scenario(
    "an INVOCATION is answered by one YIELD of the same id",
    ["BP-RPC-07", "BP-ID-07", "BP-MSG-20", "BP-MSG-21"],
    async ({ join }) => {
      const { router, session } = await join();
      await serve(router, session, ({ args, kwargs }) => [args, kwargs]);
      for (const [index, payload] of [[], [["a", 1]], [[], { k: [true] }]].entries()) {
        router.send(T.INVOCATION, 70 + index, 22, { _private: 1 }, ...payload);
        const expected = [[payload[0] ?? [], payload[1] ?? {}]];
        expect(await router.next(T.YIELD)).toEqual([T.YIELD, 70 + index, {}, expected]);
      }
      await expectNothingMore(router, session);
    },
  ),

  scenario("a handler that fails answers by one ERROR", ["BP-RPC-07", "BP-RPC-17", "BP-MSG-06"], async ({ join }) => {
    const { router, session } = await join({ onError: () => {} });
    const failures: unknown[] = [
      new WampError("com.example.error", { args: ["why"], kwargs: { code: 7 } }),
      new WampError(ErrorUri.INVALID_ARGUMENT),
      new Error("broken"),
    ];
    await serve(router, session, ({ args }) => {
      throw failures[Number(args[0])];
    });
    for (const index of failures.keys()) router.send(T.INVOCATION, index + 1, 22, {}, [index]);
    const answers = [await router.next(T.ERROR), await router.next(T.ERROR), await router.next(T.ERROR)];
    expect(answers).toEqual([
      [T.ERROR, T.INVOCATION, 1, {}, "com.example.error", ["why"], { code: 7 }],
      [T.ERROR, T.INVOCATION, 2, {}, "wamp.error.invalid_argument"],
      [T.ERROR, T.INVOCATION, 3, {}, "wamp.error.runtime_error", ["broken"]],
    ]);
    await expectNothingMore(router, session);
  }),

  scenario("invocations overlap and are answered as they finish", ["BP-RPC-11"], async ({ join }) => {
    const { router, session } = await join();
    const finish: ((value: unknown) => void)[] = [];
    await serve(router, session, () => new Promise((resolve) => finish.unshift(resolve)));
    for (const request of [1, 2, 3]) router.send(T.INVOCATION, request, 22, {});
    await roundTrip(router, session);
    for (const [index, resolve] of finish.entries()) resolve(index);
    for (const request of [3, 2, 1]) expect(await router.next(T.YIELD)).toEqual([T.YIELD, request, {}, [3 - request]]);
  }),

  scenario(
    "an EVENT goes to every handler of its subscription, once",
    ["BP-PS-03", "BP-MSG-13", "BP-PS-12"],
    async ({ join }) => {
      const { router, session } = await join();
      const seen: unknown[] = [];
      const first = session.subscribe(topic, ({ args }) => void seen.push(["first", ...args]));
      const second = session.subscribe(topic, ({ args, kwargs }) => void seen.push(["second", ...args, kwargs]));
      for (const request of [1, 2]) {
        expect(await router.next(T.SUBSCRIBE)).toEqual([T.SUBSCRIBE, request, {}, topic]);
        router.send(T.SUBSCRIBED, request, 11);
      }
      await Promise.all([first, second]);
      router.send(T.EVENT, 11, 5, { x_vendor: 1 }, ["a"], { b: 2 });
      await roundTrip(router, session);
      expect(seen).toEqual([
        ["first", "a"],
        ["second", "a", { b: 2 }],
      ]);
    },
  ),

  scenario("events of a subscription that is not there are dropped", ["BP-PS-06"], async ({ join }) => {
    const { router, session } = await join();
    router.send(T.EVENT, 99, 5, {}, ["nobody"]);
    await roundTrip(router, session);
  }),

  scenario("events reach a handler in their order", ["BP-ORD-01"], async ({ join }) => {
    const { router, session } = await join();
    const seen: unknown[] = [];
    const subscribing = session.subscribe(topic, async ({ args }) => {
      for (let turn = Number(args[0]); turn < 5; turn++) await Promise.resolve();
      seen.push(args[0]);
    });
    await router.next(T.SUBSCRIBE);
    router.send(T.SUBSCRIBED, 1, 11);
    await subscribing;
    for (const n of [0, 1, 2, 3, 4]) router.send(T.EVENT, 11, n + 1, {}, [n]);
    await roundTrip(router, session);
    await expect.poll(() => seen).toEqual([0, 1, 2, 3, 4]);
  }),
];
