import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { ask, askInVain, introduce, nextEvent } from "../peer/meta.ts";
import { allRoles, expectNothingMore, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { departures } from "./departures.ts";
import type { RouterWorld } from "./router-world.ts";

const add = "wamp.session.add_testament";
const flush = "wamp.session.flush_testaments";
const topic = "com.example.topic";

/** What sessions want to be published when they have ended. */
export const testaments: readonly Scenario<RouterWorld>[] = [
  scenario("the dealer announces testament_meta_api", ["AP-TEST-01"], async ({ connect }) => {
    const client = await connect();
    client.send(T.HELLO, "realm1", { roles: allRoles });
    const [, , details] = await client.next(T.WELCOME);
    expect(details).toMatchObject({ roles: { dealer: { features: { testament_meta_api: true } } } });
  }),

  ...Object.entries(departures).map(([how, depart]) =>
    scenario<RouterWorld>(
      `testaments are published after ${how}, detached ones first, in the order they were added`,
      ["AP-TEST-02", "AP-TEST-03", "AP-TEST-05", "AP-TEST-06", "AP-TEST-07"],
      async ({ join, until }) => {
        const [watcher, peer] = [await join(), await join()];
        const id = await subscribe(watcher, topic);
        expect(await ask(peer, add, [topic, ["destroyed", 1], {}])).toEqual([]);
        expect(await ask(peer, add, [topic, ["detached", 1], {}], { scope: "detached" })).toEqual([]);
        expect(await ask(peer, add, [topic, ["destroyed", 2], {}], { scope: "destroyed" })).toEqual([]);
        expect(await ask(peer, add, [topic, ["detached", 2], {}], { scope: "detached" })).toEqual([]);
        await expectNothingMore(watcher);
        await depart(peer);
        for (const args of [
          ["detached", 1],
          ["detached", 2],
          ["destroyed", 1],
          ["destroyed", 2],
        ]) {
          expect(await nextEvent(watcher, id)).toEqual(args);
        }
        await until(({ sessions }) => sessions === 1);
        await expectNothingMore(watcher);
      },
    ),
  ),

  scenario("testaments carry kwargs and publish options", ["AP-TEST-02", "AP-TEST-08"], async ({ connect, join }) => {
    const excluded = await introduce(await connect(), "realm1");
    const [watcher, peer] = [await join(), await join()];
    for (const subscriber of [excluded.peer, watcher]) await subscribe(subscriber, topic);
    const options = { exclude: [excluded.session], acknowledge: true };
    await ask(peer, add, [topic, ["a"], { b: 1 }], { publish_options: options });
    peer.send(T.GOODBYE, {}, "wamp.close.close_realm");
    expect(await peer.next(T.GOODBYE)).toEqual([T.GOODBYE, {}, "wamp.close.goodbye_and_out"]);
    expect((await watcher.next(T.EVENT)).slice(3)).toEqual([{}, ["a"], { b: 1 }]);
    await expectNothingMore(excluded.peer);
  }),

  scenario("testaments of one scope are flushed", ["AP-TEST-03", "AP-TEST-04"], async ({ join }) => {
    const watcher = await join();
    const id = await subscribe(watcher, topic);
    for (const [kwargs, left] of [
      [[], "detached"],
      [[[], { scope: "destroyed" }], "detached"],
      [[[], { scope: "detached" }], "destroyed"],
    ] as const) {
      const peer = await join();
      for (const scope of ["destroyed", "detached"]) await ask(peer, add, [topic, [scope], {}], { scope });
      expect(await ask(peer, flush, ...kwargs)).toEqual([]);
      peer.connection.terminate();
      expect(await nextEvent(watcher, id)).toEqual([left]);
    }
    await expectNothingMore(watcher);
  }),

  scenario("testaments that could not be published are refused", ["AP-TEST-02", "AP-TEST-03"], async ({ join }) => {
    const peer = await join();
    await askInVain(peer, "wamp.error.invalid_argument", add);
    await askInVain(peer, "wamp.error.invalid_uri", add, ["wamp.session.on_join", [], {}]);
    await askInVain(peer, "wamp.error.invalid_argument", add, [topic, [], {}], { scope: "later" });
    await askInVain(peer, "wamp.error.invalid_argument", add, [topic, [], {}], { publish_options: { exclude: 1 } });
  }),

  scenario(
    "testaments of who is killed are published, but not those of who falls with all",
    ["AP-TEST-07", "AP-MSESS-11"],
    async ({ connect }) => {
      const [killer, one, other] = [
        await introduce(await connect(), "meta.kill"),
        await introduce(await connect(), "meta.kill"),
        await introduce(await connect(), "meta.kill"),
      ];
      const id = await subscribe(killer.peer, topic);
      for (const { peer, session } of [one, other]) await ask(peer, add, [topic, [session], {}]);
      const call = killer.peer.request(T.CALL, {}, "wamp.session.kill", [one.session]);
      expect(await nextEvent(killer.peer, id)).toEqual([one.session]);
      expect(await killer.peer.next(T.RESULT)).toEqual([T.RESULT, call, {}]);
      expect(await ask(killer.peer, "wamp.session.kill_all")).toEqual([[1]]);
      await expectNothingMore(killer.peer);
    },
  ),
];
