import { MessageType as T } from "@junctor/core";
import { CallTimeoutError } from "@junctor/client";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";
import { expectNothingMore, serve } from "./play-router.ts";

const procedure = "com.example.procedure";

/** How a client limits its calls, and keeps the limits of others. */
export const timeouts: readonly Scenario<ClientWorld>[] = [
  scenario("a call takes no longer than its timeout, and is canceled", ["AP-TMO-01", "AP-TMO-09"], async ({ join }) => {
    const { router, session } = await join();
    const refused = session.call(procedure, [], { timeout: 20 }).catch((error: unknown) => error);
    const [, request, options] = await router.next(T.CALL);
    expect(options).toEqual({ timeout: 20 });
    expect(await refused).toBeInstanceOf(CallTimeoutError);
    expect(await router.next(T.CANCEL)).toEqual([T.CANCEL, request, { mode: "killnowait" }]);
    router.send(T.ERROR, T.CALL, request, {}, "wamp.error.timeout");
    await expectNothingMore(router, session);
  }),

  scenario("wamp.error.timeout of the dealer is a CallTimeoutError", ["AP-TMO-04"], async ({ join }) => {
    const { router, session } = await join();
    const calling = session.call(procedure);
    const [, request] = await router.next(T.CALL);
    router.send(T.ERROR, T.CALL, request, {}, "wamp.error.timeout");
    await expect(calling).rejects.toBeInstanceOf(CallTimeoutError);
  }),

  scenario("a callee that is to time a call answers wamp.error.timeout", ["AP-TMO-08"], async ({ join }) => {
    const { router, session } = await join();
    const reasons: unknown[] = [];
    await serve(router, session, ({ signal }) => {
      signal.addEventListener("abort", () => reasons.push(signal.reason));
      return new Promise(() => {});
    });
    router.send(T.INVOCATION, 7, 22, { timeout: 20 });
    expect(await router.next(T.ERROR)).toEqual([T.ERROR, T.INVOCATION, 7, {}, "wamp.error.timeout"]);
    expect(reasons).toEqual([expect.any(CallTimeoutError)]);
    await expectNothingMore(router, session);
  }),

  scenario("a callee asks for the timeouts of a registration", ["AP-TMO-05"], async ({ connect }) => {
    const { router, joining } = await connect();
    const { roles } = (await router.next(T.HELLO))[2] as { roles: { [role: string]: { features: object } } };
    expect(roles["callee"]?.features).toMatchObject({ call_timeout: true });
    router.send(T.WELCOME, 4711, { roles: { dealer: { features: { call_timeout: true } } } });
    const registering = (await joining).register(procedure, () => {}, { forwardTimeout: true });
    expect(await router.next(T.REGISTER)).toEqual([T.REGISTER, 1, { forward_timeout: true }, procedure]);
    router.send(T.REGISTERED, 1, 22);
    await registering;
  }),
];
