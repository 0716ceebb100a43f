import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { ask, askInVain, introduce, nextEvent } from "../peer/meta.ts";
import { allRoles, expectNothingMore, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { departures } from "./departures.ts";
import type { RouterWorld } from "./router-world.ts";

/** Who is there, who comes and who goes. */
export const sessionMetaApi: readonly Scenario<RouterWorld>[] = [
  scenario("broker and dealer announce session_meta_api", ["AP-MSESS-01"], async ({ connect }) => {
    const client = await connect();
    client.send(T.HELLO, "realm1", { roles: allRoles });
    const [, , details] = await client.next(T.WELCOME);
    expect(details).toMatchObject({
      roles: { broker: { features: { session_meta_api: true } }, dealer: { features: { session_meta_api: true } } },
    });
  }),

  scenario(
    "count, list and get tell of the sessions of the realm",
    ["AP-MSESS-02", "AP-MSESS-05", "AP-MSESS-06", "AP-MSESS-07"],
    async ({ connect }) => {
      const here = await introduce(await connect(), "realm1");
      const there = await introduce(await connect(), "realm2");
      const other = await introduce(await connect(), "realm1");
      expect(await ask(here.peer, "wamp.session.count")).toEqual([[2]]);
      const [[listed] = []] = (await ask(here.peer, "wamp.session.list")) as unknown[][];
      expect(new Set(listed as unknown[])).toEqual(new Set([here.session, other.session]));
      for (const { session, details } of [here, other]) {
        expect(await ask(here.peer, "wamp.session.get", [session])).toEqual([[details]]);
      }
      await askInVain(here.peer, "wamp.error.no_such_session", "wamp.session.get", [there.session]);
      expect(await ask(there.peer, "wamp.session.count", [])).toEqual([[1]]);
    },
  ),

  scenario(
    "on_stats tells what a session sent and got, in its realm",
    ["AP-MSESS-02", "AP-REFL-03"],
    async ({ connect, join }) => {
      const [monitor, stranger] = [await join({ realm: "counting" }), await join({ realm: "realm1" })];
      const id = await subscribe(monitor, "wamp.session.on_stats");
      await subscribe(stranger, "wamp.session.on_stats");
      const { peer, session, details } = await introduce(await connect(), "counting");
      const stats = { last: false, messages_in: 2, messages_out: 1, duration: expect.any(Number) };
      const octets = { bytes_in: expect.any(Number), bytes_out: expect.any(Number) };
      const serializer = peer.connection.serializer.name;
      for (const cycle of [1, 2]) {
        await ask(peer, "wamp.session.count");
        await ask(peer, "wamp.session.count");
        const counted = { ...stats, ...octets, serializer, cycle, messages_out: cycle };
        expect(await nextEvent(monitor, id)).toEqual([details, counted]);
      }
      peer.connection.terminate();
      const [who, last] = (await nextEvent(monitor, id)) as [unknown, unknown];
      expect([who, last]).toMatchObject([{ session }, { cycle: 3, last: true, messages_in: 0, messages_out: 1 }]);
      await expectNothingMore(stranger);
    },
  ),

  scenario("count and list look for roles", ["AP-MSESS-05", "AP-MSESS-06"], async ({ connect }) => {
    const jane = await introduce(await connect(), "meta.kill", ["jane", "user"]);
    const joe = await introduce(await connect(), "meta.kill", ["joe", "user"]);
    const ann = await introduce(await connect(), "meta.kill", ["ann", "admin"]);
    for (const [roles, sessions] of [
      [["user"], [jane.session, joe.session]],
      [["admin"], [ann.session]],
      [["nobody"], []],
      [
        ["nobody", "user", "admin"],
        [jane.session, joe.session, ann.session],
      ],
    ]) {
      expect(await ask(jane.peer, "wamp.session.count", [roles])).toEqual([[sessions?.length]]);
      const [[listed] = []] = (await ask(jane.peer, "wamp.session.list", [roles])) as unknown[][];
      expect(new Set(listed as unknown[])).toEqual(new Set(sessions));
    }
    await askInVain(jane.peer, "wamp.error.invalid_argument", "wamp.session.count", ["user"]);
  }),

  scenario("what the router answers under wamp cannot be registered", ["AP-MSESS-02"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    for (const uri of ["wamp.session.count", "wamp.session.nothing"]) {
      callee.request(T.REGISTER, {}, uri);
      expect((await callee.next(T.ERROR))[4]).toBe("wamp.error.invalid_uri");
    }
    expect(await ask(caller, "wamp.session.count")).toEqual([[2]]);
    await askInVain(caller, "wamp.error.no_such_procedure", "wamp.session.nothing");
  }),

  ...Object.entries(departures).map(([how, depart]) =>
    scenario<RouterWorld>(
      `on_join and on_leave tell of a session that joins and leaves by ${how}`,
      ["AP-MSESS-02", "AP-MSESS-03", "AP-MSESS-04"],
      async ({ connect, join, until }) => {
        const [watcher, stranger] = [await join(), await join({ realm: "realm2" })];
        const joins = await subscribe(watcher, "wamp.session.on_join");
        const leaves = await subscribe(watcher, "wamp.session.on_leave");
        for (const topic of ["wamp.session.on_join", "wamp.session.on_leave"]) await subscribe(stranger, topic);
        const { peer, session, details } = await introduce(await connect(), "realm1");
        await subscribe(peer, "wamp.session.on_leave");
        expect(await nextEvent(watcher, joins)).toEqual([details]);
        await depart(peer);
        expect(await nextEvent(watcher, leaves)).toEqual([session, details["authid"], details["authrole"]]);
        await until(({ sessions }) => sessions === 2);
        await expectNothingMore(watcher);
        await expectNothingMore(stranger);
      },
    ),
  ),
];
