import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { ask, askInVain, introduce, nextEvent } from "../peer/meta.ts";
import { allRoles, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { departures } from "./departures.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
/** As ISO 8601 writes a time in UTC. */
const aTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** What is registered, and by whom. */
export const registrationMetaApi: readonly Scenario<RouterWorld>[] = [
  scenario("the dealer announces registration_meta_api", ["AP-MREG-01"], async ({ connect }) => {
    const client = await connect();
    client.send(T.HELLO, "realm1", { roles: allRoles });
    const [, , details] = await client.next(T.WELCOME);
    expect(details).toMatchObject({ roles: { dealer: { features: { registration_meta_api: true } } } });
  }),

  ...Object.entries(departures).map(([how, depart]) =>
    scenario<RouterWorld>(
      `callees come and go by UNREGISTER and by ${how}, in order`,
      ["AP-MREG-01", "AP-MREG-02", "AP-MREG-03", "AP-MREG-04", "AP-MREG-05"],
      async ({ connect, join, until }) => {
        const [watcher, stranger] = [await join(), await join({ realm: "realm2" })];
        const [onCreate, onRegister, onUnregister, onDelete] = [
          await subscribe(watcher, "wamp.registration.on_create"),
          await subscribe(watcher, "wamp.registration.on_register"),
          await subscribe(watcher, "wamp.registration.on_unregister"),
          await subscribe(watcher, "wamp.registration.on_delete"),
        ];
        await subscribe(stranger, "wamp.registration.on_create");
        const one = await introduce(await connect(), "realm1");
        const other = await introduce(await connect(), "realm1");
        const options = { invoke: "first" };
        const id = await register(one.peer, procedure, options);
        const details = { id, created: aTime, uri: procedure, match: "exact", invoke: "first" };
        expect(await nextEvent(watcher, onCreate)).toEqual([one.session, details]);
        expect(await nextEvent(watcher, onRegister)).toEqual([one.session, id]);
        await register(other.peer, procedure, options);
        expect(await nextEvent(watcher, onRegister)).toEqual([other.session, id]);
        one.peer.request(T.UNREGISTER, id);
        await one.peer.next(T.UNREGISTERED);
        expect(await nextEvent(watcher, onUnregister)).toEqual([one.session, id]);
        await depart(other.peer);
        expect(await nextEvent(watcher, onUnregister)).toEqual([other.session, id]);
        expect(await nextEvent(watcher, onDelete)).toEqual([other.session, id]);
        await until(({ sessions }) => sessions === 3);
        await expectNothingMore(watcher);
        await expectNothingMore(stranger);
      },
    ),
  ),

  scenario(
    "list, lookup and match find registrations",
    ["AP-MREG-06", "AP-MREG-07", "AP-MREG-08"],
    async ({ join }) => {
      const [peer, other] = [await join(), await join()];
      expect(await ask(other, "wamp.registration.list")).toEqual([[{ exact: [], prefix: [], wildcard: [] }]]);
      expect(await ask(other, "wamp.registration.match", [procedure])).toEqual([[null]]);
      const wildcard = await register(peer, "com..procedure", { match: "wildcard" });
      expect(await ask(other, "wamp.registration.match", [procedure])).toEqual([[wildcard]]);
      const prefix = await register(peer, "com.example", { match: "prefix" });
      expect(await ask(other, "wamp.registration.match", [procedure])).toEqual([[prefix]]);
      const exact = await register(peer, procedure);
      expect(await ask(other, "wamp.registration.match", [procedure])).toEqual([[exact]]);
      const all = { exact: [exact], prefix: [prefix], wildcard: [wildcard] };
      expect(await ask(other, "wamp.registration.list")).toEqual([[all]]);
      expect(await ask(other, "wamp.registration.lookup", [procedure])).toEqual([[exact]]);
      expect(await ask(other, "wamp.registration.lookup", ["com.example", { match: "prefix" }])).toEqual([[prefix]]);
      expect(await ask(other, "wamp.registration.lookup", ["com.example"])).toEqual([[null]]);
    },
  ),

  scenario(
    "get, list_callees and count_callees tell of one registration",
    ["AP-MREG-09", "AP-MREG-10", "AP-MREG-11"],
    async ({ connect }) => {
      const one = await introduce(await connect(), "realm1");
      const other = await introduce(await connect(), "realm1");
      const options = { match: "prefix", invoke: "random" };
      const id = await register(one.peer, procedure, options);
      await register(other.peer, procedure, options);
      const details = { id, created: aTime, uri: procedure, ...options };
      expect(await ask(one.peer, "wamp.registration.get", [id])).toEqual([[details]]);
      const [[sessions] = []] = (await ask(one.peer, "wamp.registration.list_callees", [id])) as unknown[][];
      expect(new Set(sessions as unknown[])).toEqual(new Set([one.session, other.session]));
      expect(await ask(one.peer, "wamp.registration.count_callees", [id])).toEqual([[2]]);
      for (const name of ["get", "list_callees", "count_callees"]) {
        await askInVain(one.peer, "wamp.error.no_such_registration", `wamp.registration.${name}`, [id + 1]);
      }
    },
  ),
];
