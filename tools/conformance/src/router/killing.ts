import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { ask, askInVain, introduce, nextEvent } from "../peer/meta.ts";
import type { KnownPeer } from "../peer/meta.ts";
import { expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

/** A realm with a killer and three to be killed, two of them jane, two of them users. */
interface Crowd {
  readonly killer: KnownPeer;
  readonly jane: KnownPeer;
  readonly otherJane: KnownPeer;
  readonly joe: KnownPeer;
}

/** Each of the family, with arguments that mean jane or more. */
const family: readonly (readonly [procedure: string, args: (crowd: Crowd) => unknown[]])[] = [
  ["wamp.session.kill", ({ jane }) => [jane.session]],
  ["wamp.session.kill_by_authid", () => ["jane"]],
  ["wamp.session.kill_by_authrole", () => ["user"]],
  ["wamp.session.kill_all", () => []],
];

/** Sessions that end others. */
export const killing: readonly Scenario<RouterWorld>[] = [
  scenario(
    "kill ends one other session",
    ["AP-MSESS-08", "AP-MSESS-12", "BP-SESS-11", "AP-ERR-01"],
    async ({ connect }) => {
      const { killer, jane, joe } = await gather(connect);
      const leaves = await subscribe(killer.peer, "wamp.session.on_leave");
      const call = killer.peer.request(T.CALL, {}, "wamp.session.kill", [jane.session]);
      expect(await nextEvent(killer.peer, leaves)).toEqual([jane.session, "jane", "user"]);
      expect(await killer.peer.next(T.RESULT)).toEqual([T.RESULT, call, {}]);
      expect(await jane.peer.next(T.GOODBYE)).toEqual([T.GOODBYE, {}, "wamp.close.killed"]);
      jane.peer.send(T.GOODBYE, {}, "wamp.close.goodbye_and_out");
      await jane.peer.ended();
      await expectNothingMore(joe.peer);
      for (const session of [jane.session, killer.session, 1]) {
        await askInVain(killer.peer, "wamp.error.no_such_session", "wamp.session.kill", [session]);
      }
    },
  ),

  scenario("kill_by_authid ends all sessions of one but the caller's", ["AP-MSESS-09"], async ({ connect }) => {
    const { killer, jane, otherJane, joe } = await gather(connect);
    const [[killed] = []] = (await ask(otherJane.peer, "wamp.session.kill_by_authid", ["jane"])) as unknown[][];
    expect(killed).toEqual([jane.session]);
    const [[both] = []] = (await ask(killer.peer, "wamp.session.kill_by_authid", ["joe"])) as unknown[][];
    expect(both).toEqual([joe.session]);
    for (const { peer } of [jane, joe]) await peer.next(T.GOODBYE);
    expect(await ask(killer.peer, "wamp.session.kill_by_authid", ["nobody"])).toEqual([[[]]]);
    await expectNothingMore(otherJane.peer);
  }),

  scenario("kill_by_authrole ends all sessions of a role but the caller's", ["AP-MSESS-10"], async ({ connect }) => {
    const { killer, jane, otherJane, joe } = await gather(connect);
    expect(await ask(joe.peer, "wamp.session.kill_by_authrole", ["user"])).toEqual([[2]]);
    for (const { peer } of [jane, otherJane]) await peer.next(T.GOODBYE);
    expect(await ask(killer.peer, "wamp.session.kill_by_authrole", ["nobody"])).toEqual([[0]]);
    await expectNothingMore(joe.peer);
  }),

  scenario("kill_all ends every session but the caller's, unannounced", ["AP-MSESS-11"], async (world) => {
    const { killer, jane, otherJane, joe } = await gather(world.connect);
    const stranger = await world.join();
    await subscribe(killer.peer, "wamp.session.on_leave");
    await subscribe(jane.peer, "com.example.topic");
    await register(joe.peer, "com.example.procedure");
    expect(await ask(killer.peer, "wamp.session.kill_all")).toEqual([[3]]);
    for (const { peer } of [jane, otherJane, joe]) {
      expect(await peer.next(T.GOODBYE)).toEqual([T.GOODBYE, {}, "wamp.close.killed"]);
    }
    await world.until(({ subscriptions, registrations }) => subscriptions === 1 && registrations === 0);
    await expectNothingMore(killer.peer);
    await expectNothingMore(stranger);
  }),

  ...family.flatMap(([procedure, args]) => [
    scenario<RouterWorld>(
      `${procedure} says the reason and the message it is given`,
      ["AP-MSESS-12"],
      async ({ connect }) => {
        const crowd = await gather(connect);
        await ask(crowd.killer.peer, procedure, args(crowd), { reason: "com.example.enough", message: "go" });
        const goodbye = await crowd.jane.peer.next(T.GOODBYE);
        expect(goodbye).toEqual([T.GOODBYE, { message: "go" }, "com.example.enough"]);
      },
    ),

    scenario<RouterWorld>(
      `${procedure} kills nobody for a reason that is no URI`,
      ["AP-MSESS-13"],
      async ({ connect }) => {
        const crowd = await gather(connect);
        for (const reason of ["", "no uri", "com..example"]) {
          await askInVain(crowd.killer.peer, "wamp.error.invalid_uri", procedure, args(crowd), { reason });
        }
        for (const { peer } of Object.values(crowd) as KnownPeer[]) await expectNothingMore(peer);
      },
    ),

    scenario<RouterWorld>(
      `${procedure} is refused unless the realm allows it`,
      ["AP-MSESS-08"],
      async ({ connect }) => {
        const crowd = await gather(connect, "realm1");
        await askInVain(crowd.killer.peer, "wamp.error.not_authorized", procedure, args(crowd));
        for (const { peer } of Object.values(crowd) as KnownPeer[]) await expectNothingMore(peer);
      },
    ),
  ]),
];

/** Lets them join, each as whom they say if the realm believes them. */
async function gather(connect: RouterWorld["connect"], realm?: string): Promise<Crowd> {
  const enter = async (authid: string, authrole: string): Promise<KnownPeer> =>
    realm === undefined
      ? introduce(await connect(), "meta.kill", [authid, authrole])
      : introduce(await connect(), realm);
  return {
    killer: await enter("killer", "admin"),
    jane: await enter("jane", "user"),
    otherJane: await enter("jane", "user"),
    joe: await enter("joe", "user"),
  };
}
