import { MessageType as T } from "@junctor/core";
import { CallCanceledError, WampError } from "@junctor/client";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";

const topic = "com.example.topic";
const procedure = "com.example.procedure";

/** What a client asks for, and what it makes of the replies. */
export const asking: readonly Scenario<ClientWorld>[] = [
  scenario(
    "requests are numbered 1, 2, 3 over all their kinds, and shaped as the spec says",
    ["BP-ID-04", "BP-ID-05", "BP-MSG-07", "BP-MSG-09", "BP-MSG-11", "BP-MSG-14", "BP-MSG-16", "BP-MSG-18", "BP-GEN-01"],
    async ({ join }) => {
      const { router, session } = await join();
      const subscribing = session.subscribe(topic, () => {});
      expect(await router.next(T.SUBSCRIBE)).toEqual([T.SUBSCRIBE, 1, {}, topic]);
      router.send(T.SUBSCRIBED, 1, 11);
      const registering = session.register(procedure, () => {});
      expect(await router.next(T.REGISTER)).toEqual([T.REGISTER, 2, {}, procedure]);
      router.send(T.REGISTERED, 2, 22);
      const publishing = session.publish(topic, ["a"], { acknowledge: true, kwargs: { b: 1 } });
      expect(await router.next(T.PUBLISH)).toEqual([T.PUBLISH, 3, { acknowledge: true }, topic, ["a"], { b: 1 }]);
      router.send(T.PUBLISHED, 3, 33);
      expect((await publishing).id).toBe(33);
      const calling = session.call(procedure, [1, 2]);
      expect(await router.next(T.CALL)).toEqual([T.CALL, 4, {}, procedure, [1, 2]]);
      router.send(T.RESULT, 4, {}, [3], { more: true });
      expect(await calling).toMatchObject({ args: [3], kwargs: { more: true } });
      const unsubscribing = (await subscribing).unsubscribe();
      expect(await router.next(T.UNSUBSCRIBE)).toEqual([T.UNSUBSCRIBE, 5, 11]);
      router.send(T.UNSUBSCRIBED, 5);
      await unsubscribing;
      const unregistering = (await registering).unregister();
      expect(await router.next(T.UNREGISTER)).toEqual([T.UNREGISTER, 6, 22]);
      router.send(T.UNREGISTERED, 6);
      await unregistering;
    },
  ),

  scenario("no empty payload elements are sent, but a placeholder is", ["BP-MSG-22"], async ({ join }) => {
    const { router, session } = await join();
    await Promise.all([session.publish(topic), session.publish(topic, []), session.publish(topic, [], { kwargs: {} })]);
    for (const request of [1, 2, 3]) expect(await router.next(T.PUBLISH)).toEqual([T.PUBLISH, request, {}, topic]);
    await session.publish(topic, undefined, { kwargs: { a: 1 } });
    expect(await router.next(T.PUBLISH)).toEqual([T.PUBLISH, 4, {}, topic, [], { a: 1 }]);
  }),

  scenario(
    "empty payload elements and unknown attributes are accepted",
    ["BP-MSG-22", "BP-MSG-24"],
    async ({ join }) => {
      const { router, session } = await join();
      for (const empties of [[], [[]], [[], {}]]) {
        const calling = session.call(procedure);
        const request = (await router.next(T.CALL))[1];
        router.send(T.RESULT, request, { _private: 1, x_vendor: [] }, ...empties);
        expect(await calling).toMatchObject({ args: [], kwargs: {} });
      }
    },
  ),

  scenario(
    "an ERROR rejects its request with URI and payload",
    ["BP-MSG-06", "BP-PS-01", "BP-PS-08", "BP-RPC-01"],
    async ({ join }) => {
      const { router, session } = await join();
      const refused = [
        session.subscribe(topic, () => {}),
        session.register(procedure, () => {}),
        session.publish(topic, [], { acknowledge: true }),
        session.call(procedure),
      ];
      for (const type of [T.SUBSCRIBE, T.REGISTER, T.PUBLISH, T.CALL]) {
        const request = (await router.next(type))[1];
        router.send(T.ERROR, type, request, {}, "com.example.error", ["why"], { type });
      }
      const reasons = await Promise.allSettled<unknown>(refused);
      expect(reasons.map((one) => one.status)).toEqual(["rejected", "rejected", "rejected", "rejected"]);
      const errors = reasons.map((one) => (one as PromiseRejectedResult).reason as WampError);
      expect(errors.every((error) => error instanceof WampError && error.uri === "com.example.error")).toBe(true);
      expect(errors.map(({ args, kwargs }) => [args, kwargs["type"]])).toEqual(
        [T.SUBSCRIBE, T.REGISTER, T.PUBLISH, T.CALL].map((type) => [["why"], type]),
      );
    },
  ),

  scenario("many calls may wait, and results may come in any order", ["BP-RPC-11", "BP-ID-07"], async ({ join }) => {
    const { router, session } = await join();
    const calls = [0, 1, 2, 3].map((n) => session.call(procedure, [n]));
    const requests = [];
    for (const n of [0, 1, 2, 3]) requests.unshift({ n, request: (await router.next(T.CALL))[1] });
    for (const { n, request } of requests) router.send(T.RESULT, request, {}, [n]);
    expect((await Promise.all(calls)).map(({ value }) => value)).toEqual([0, 1, 2, 3]);
  }),

  ...["wamp.error.canceled", "wamp.error.cancelled"].map((uri) =>
    scenario<ClientWorld>(`${uri} tells that a call was canceled`, ["BP-ERR-03"], async ({ join }) => {
      const { router, session } = await join();
      const calling = session.call(procedure);
      const request = (await router.next(T.CALL))[1];
      router.send(T.ERROR, T.CALL, request, {}, uri);
      await expect(calling).rejects.toBeInstanceOf(CallCanceledError);
    }),
  ),

  scenario(
    "CANCEL names the call and uses up no id; a late result is ignored",
    ["BP-ID-08", "BP-MSG-23"],
    async ({ join }) => {
      const { router, session } = await join();
      const controller = new AbortController();
      const calling = session.call(procedure, [], { signal: controller.signal });
      const request = (await router.next(T.CALL))[1];
      controller.abort(new Error("changed my mind"));
      await expect(calling).rejects.toThrow("changed my mind");
      expect(await router.next(T.CANCEL)).toEqual([T.CANCEL, request, { mode: "killnowait" }]);
      router.send(T.RESULT, request, {}, ["too late"]);
      router.send(T.ERROR, T.CANCEL, request, {}, "wamp.error.invalid_argument");
      const next = session.call(procedure);
      expect((await router.next(T.CALL))[1]).toBe(Number(request) + 1);
      router.send(T.RESULT, Number(request) + 1, {}, ["on time"]);
      expect((await next).value).toBe("on time");
    },
  ),
];
