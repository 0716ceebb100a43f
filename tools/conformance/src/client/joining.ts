import { ConnectionError, MessageType as T } from "@junctor/core";
import { JoinError } from "@junctor/client";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { routerRoles } from "./client-world.ts";
import type { ClientWorld } from "./client-world.ts";

/** How a client gets into a realm. */
export const joining: readonly Scenario<ClientWorld>[] = [
  scenario(
    "a client speaks first, and says HELLO",
    ["BP-SESS-01", "BP-SESS-04", "BP-SESS-07", "BP-MSG-02", "BP-GEN-03", "BP-SER-01"],
    async ({ connect }) => {
      const { router } = await connect({ realm: "com.example.realm", agent: "tester" });
      const hello = await router.next(T.HELLO);
      expect(hello).toEqual([T.HELLO, "com.example.realm", expect.any(Object)]);
      const details = hello[2] as { roles: { [role: string]: object }; agent: string };
      expect(Object.keys(details.roles).sort()).toEqual(["callee", "caller", "publisher", "subscriber"]);
      expect(details.agent).toBe("tester");
    },
  ),

  scenario(
    "a client claims the roles it is told to, each as a dict of features",
    ["BP-SESS-04", "BP-SESS-06", "BP-MSG-23"],
    async ({ connect }) => {
      const { router } = await connect({ roles: ["caller", "subscriber"] });
      const details = (await router.next(T.HELLO))[2] as { roles: { [role: string]: { features?: object } } };
      expect(Object.keys(details.roles).sort()).toEqual(["caller", "subscriber"]);
      const features = Object.values(details.roles).map((role) => role.features ?? {});
      expect(features.flatMap((one) => Object.values(one)).filter((value) => value !== true)).toEqual([]);
      const keys = [details, ...features].flatMap((dict) => Object.keys(dict));
      expect(keys.filter((key) => !/^([a-z][a-z0-9_]{2,}|_[a-z0-9_]{3,})$/.test(key))).toEqual([]);
    },
  ),

  scenario(
    "WELCOME opens the session, whatever else it says",
    ["BP-MSG-03", "BP-MSG-24", "BP-SESS-03"],
    async ({ connect }) => {
      const { router, joining: joined } = await connect();
      await router.next(T.HELLO);
      router.send(T.WELCOME, 2 ** 53, { roles: routerRoles, authid: "me", x_vendor: { deep: [1] }, _private: null });
      const session = await joined;
      expect([session.id, session.realm, session.details["authid"]]).toEqual([2 ** 53, "realm1", "me"]);
      expect(session.features.dealer.has("call_canceling")).toBe(true);
    },
  ),

  ...[
    { what: "without payload", payload: [] },
    { what: "with arguments", payload: [["go away"]] },
    { what: "with keyword arguments", payload: [["go away"], { code: 7 }] },
  ].map(({ what, payload }) =>
    scenario<ClientWorld>(
      `ABORT ${what} refuses the client and is not answered`,
      ["BP-SESS-09", "BP-MSG-04", "BP-SESS-08"],
      async ({ connect }) => {
        const { router, joining: refused } = await connect();
        await router.next(T.HELLO);
        router.send(T.ABORT, { message: "go away" }, "wamp.error.no_such_realm", ...payload);
        const error = await refused.catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(JoinError);
        expect(error).toMatchObject({ uri: "wamp.error.no_such_realm" });
        await router.ended();
      },
    ),
  ),

  scenario("a connection that ends before WELCOME refuses the client", ["BP-SESS-03"], async ({ connect }) => {
    const { router, joining: refused } = await connect();
    await router.next(T.HELLO);
    router.connection.close();
    await expect(refused).rejects.toBeInstanceOf(ConnectionError);
    await router.ended();
  }),
];
