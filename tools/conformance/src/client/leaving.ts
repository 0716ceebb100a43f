import { MessageType as T } from "@junctor/core";
import { NotConnectedError, SessionLostError } from "@junctor/client";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";

/** How a client gets out of a session, or is put out of it. */
export const leaving: readonly Scenario<ClientWorld>[] = [
  scenario(
    "a client that leaves says GOODBYE close_realm, and hears nothing but the router's GOODBYE",
    ["BP-SESS-10", "BP-SESS-11", "BP-SESS-12", "BP-MSG-05"],
    async ({ join }) => {
      const { router, session } = await join();
      const subscribing = session.subscribe("com.example.topic", () => {
        throw new Error("an event came after GOODBYE");
      });
      await router.next(T.SUBSCRIBE);
      router.send(T.SUBSCRIBED, 1, 11);
      await subscribing;
      const left = session.leave();
      expect(await router.next(T.GOODBYE)).toEqual([T.GOODBYE, {}, "wamp.close.close_realm"]);
      router.send(T.EVENT, 11, 1, {});
      router.send(T.INVOCATION, 1, 22, {});
      router.send(T.WELCOME, 1, {});
      router.send(T.GOODBYE, {}, "wamp.close.goodbye_and_out");
      await left;
      await router.ended();
      expect(await session.closed).toMatchObject({ cause: "left" });
    },
  ),

  ...["wamp.close.system_shutdown", "wamp.close.close_realm", "wamp.close.killed", "com.example.closing_time"].map(
    (reason) =>
      scenario<ClientWorld>(
        `GOODBYE ${reason} of the router is answered once`,
        ["BP-SESS-10", "BP-SESS-12"],
        async ({ join }) => {
          const { router, session } = await join();
          const waiting = session.call("com.example.procedure").catch((error: unknown) => error);
          await router.next(T.CALL);
          router.send(T.GOODBYE, { message: "bye" }, reason);
          expect(await router.next(T.GOODBYE)).toEqual([T.GOODBYE, expect.any(Object), "wamp.close.goodbye_and_out"]);
          await router.ended();
          expect(await session.closed).toEqual({ cause: "goodbye", reason });
          expect(await waiting).toBeInstanceOf(SessionLostError);
        },
      ),
  ),

  scenario(
    "when both say GOODBYE at once, the client does not say it again",
    ["BP-SESS-10", "BP-SESS-11"],
    async ({ join }) => {
      const { router, session } = await join();
      const left = session.leave();
      router.send(T.GOODBYE, {}, "wamp.close.system_shutdown");
      await router.next(T.GOODBYE);
      await router.ended();
      await left;
    },
  ),

  scenario(
    "ABORT ends an open session without an answer",
    ["BP-SESS-09", "BP-SESS-03", "BP-MSG-04"],
    async ({ join }) => {
      const { router, session } = await join();
      const waiting = session.call("com.example.procedure").catch((error: unknown) => error);
      await router.next(T.CALL);
      router.send(T.ABORT, {}, "com.example.out_of_order", ["lift"], { floor: 3 });
      await router.ended();
      expect(await session.closed).toMatchObject({ cause: "aborted", reason: "com.example.out_of_order" });
      expect(await waiting).toBeInstanceOf(SessionLostError);
    },
  ),

  scenario("a lost connection ends the session and what waits in it", ["BP-SESS-03"], async ({ join }) => {
    const { router, session } = await join();
    const waiting = session.call("com.example.procedure").catch((error: unknown) => error);
    await router.next(T.CALL);
    router.connection.terminate();
    expect(await session.closed).toMatchObject({ cause: "lost" });
    expect(await waiting).toBeInstanceOf(SessionLostError);
    await expect(session.call("com.example.procedure")).rejects.toBeInstanceOf(NotConnectedError);
  }),
];
