import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { allRoles, expectError, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

/** HELLOs that lead nowhere, and why. */
// oxfmt-ignore
const refusals = [
  { what: "without roles", realm: "realm1", details: {}, reason: "wamp.error.protocol_violation", ids: ["BP-SESS-04"] },
  { what: "with an empty roles dict", realm: "realm1", details: { roles: {} }, reason: "wamp.error.protocol_violation", ids: ["BP-SESS-04"] },
  { what: "with roles of routers", realm: "realm1", details: { roles: { broker: {} } }, reason: "wamp.error.protocol_violation", ids: ["BP-SESS-04"] },
  { what: "with roles that are no dict", realm: "realm1", details: { roles: ["caller"] }, reason: "wamp.error.protocol_violation", ids: ["BP-SESS-04"] },
  { what: "with a role that is no dict", realm: "realm1", details: { roles: { caller: true } }, reason: "wamp.error.protocol_violation", ids: ["BP-SESS-04", "BP-SESS-06"] },
  { what: "for an unknown realm", realm: "com.example.nowhere", details: { roles: allRoles }, reason: "wamp.error.no_such_realm", ids: ["BP-SESS-08", "BP-ERR-06"] },
  { what: "without a realm", realm: "", details: { roles: allRoles }, reason: "wamp.error.no_such_realm", ids: ["BP-ERR-06"] },
  { what: "for a realm that is no URI", realm: "not a uri", details: { roles: allRoles }, reason: "wamp.error.invalid_uri", ids: ["BP-URI-09"] },
  { what: "for a realm without a role for it", realm: "closed.door", details: { roles: allRoles }, reason: "wamp.error.no_such_role", ids: ["BP-ERR-06"] },
];

/** How sessions begin and end at the router. */
export const sessionLife: readonly Scenario<RouterWorld>[] = [
  scenario(
    "HELLO is answered by WELCOME, the router's first message",
    ["BP-SESS-02", "BP-SESS-03", "BP-SESS-05", "BP-SESS-07", "BP-SESS-13", "BP-MSG-02", "BP-MSG-03", "BP-GEN-03"],
    async ({ connect }) => {
      const client = await connect();
      client.send(T.HELLO, "realm1", { roles: allRoles, agent: "scripted" });
      const welcome = await client.next(T.WELCOME);
      expect(welcome).toEqual([T.WELCOME, expect.any(Number), expect.any(Object)]);
      const details = welcome[2] as { roles: object; agent: unknown };
      expect(details.roles).toEqual({ broker: expect.any(Object), dealer: expect.any(Object) });
      expect(details.agent).toBeTypeOf("string");
      await expectNothingMore(client);
    },
  ),

  scenario(
    "roles hold nothing but features that are true, reflection beside them",
    ["BP-SESS-06"],
    async ({ connect }) => {
      const client = await connect();
      client.send(T.HELLO, "realm1", { roles: { caller: { features: { call_canceling: true, _unheard: true } } } });
      const { roles } = (await client.next(T.WELCOME))[2] as { roles: { [role: string]: { features?: object } } };
      for (const role of Object.values(roles)) {
        // The spec puts reflection beside the features (T31).
        expect(Object.keys(role).filter((key) => key !== "features" && key !== "reflection")).toEqual([]);
        expect(Object.values(role.features ?? {}).filter((value) => value !== true)).toEqual([]);
      }
    },
  ),

  ...refusals.map(({ what, realm, details, reason, ids }) =>
    scenario<RouterWorld>(
      `HELLO ${what} is refused by ABORT ${reason}`,
      ["BP-SESS-14", "BP-MSG-04", ...ids],
      async ({ connect, until }) => {
        const client = await connect();
        client.send(T.HELLO, realm, details);
        const abort = await client.next(T.ABORT);
        expect(abort[1]).toBeTypeOf("object");
        expect(abort[2]).toBe(reason);
        await client.ended();
        await until((tables) => tables.sessions === 0);
      },
    ),
  ),

  scenario(
    "ABORT is never answered and ends the session",
    ["BP-SESS-09", "BP-MSG-04", "BP-SESS-03"],
    async ({ join, connect, until }) => {
      for (const payload of [[], [["why"]], [[], { why: 1 }]]) {
        const client = await join();
        client.send(T.ABORT, { message: "enough" }, "com.example.enough", ...payload);
        await client.ended();
      }
      const early = await connect();
      early.send(T.ABORT, {}, "com.example.never_mind");
      await early.ended();
      await until(({ sessions }) => sessions === 0);
    },
  ),

  scenario(
    "GOODBYE is answered once, by goodbye_and_out",
    ["BP-SESS-10", "BP-MSG-05", "BP-SESS-12"],
    async ({ join, until }) => {
      const client = await join();
      client.send(T.GOODBYE, { message: "bye" }, "wamp.close.close_realm");
      expect(await client.next(T.GOODBYE)).toEqual([T.GOODBYE, expect.any(Object), "wamp.close.goodbye_and_out"]);
      await until(({ sessions }) => sessions === 0);
    },
  ),

  scenario(
    "a router that closes says system_shutdown, then hears nothing but the peer's GOODBYE",
    ["BP-SESS-11", "BP-SESS-12", "BP-SESS-10"],
    async ({ join, router }) => {
      const [leaver, talker] = [await join(), await join()];
      await subscribe(talker, "com.example.topic");
      await register(talker, "com.example.procedure");
      const closed = router.close();
      for (const client of [leaver, talker]) {
        const goodbye = await client.next(T.GOODBYE);
        expect(goodbye).toEqual([T.GOODBYE, expect.any(Object), "wamp.close.system_shutdown"]);
      }
      leaver.request(T.PUBLISH, { acknowledge: true }, "com.example.topic", ["ignored"]);
      leaver.request(T.CALL, {}, "com.example.procedure");
      for (const client of [leaver, talker]) client.send(T.GOODBYE, {}, "wamp.close.goodbye_and_out");
      await leaver.ended();
      await talker.ended();
      await closed;
    },
  ),

  scenario("when both say GOODBYE at once, nobody says it again", ["BP-SESS-15"], async ({ join, router }) => {
    const client = await join();
    const closed = router.close();
    client.send(T.GOODBYE, {}, "wamp.close.close_realm");
    expect((await client.next(T.GOODBYE))[2]).toBe("wamp.close.system_shutdown");
    await client.ended();
    await closed;
  }),

  scenario("nothing of one realm is seen in another", ["BP-GEN-02"], async ({ join }) => {
    const [here, there] = [await join({ realm: "realm1" }), await join({ realm: "realm2" })];
    await subscribe(there, "com.example.topic");
    await register(there, "com.example.procedure");
    here.request(T.PUBLISH, { acknowledge: true }, "com.example.topic");
    await here.next(T.PUBLISHED);
    const call = here.request(T.CALL, {}, "com.example.procedure");
    await expectError(here, { type: T.CALL, id: call }, "wamp.error.no_such_procedure");
    await register(here, "com.example.procedure");
    await expectNothingMore(there);
  }),
];
