import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { introduce } from "../peer/meta.ts";
import type { KnownPeer } from "../peer/meta.ts";
import type { RawPeer } from "../peer/raw-peer.ts";
import { expectError, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

/** A realm where a function decides, and one where a procedure of that name does. */
const asking = "slow.authorizer";
const calling = "authorizer.procedure";
const procedure = "com.example.authorize";

async function join(world: RouterWorld, realm: string, authrole = "user"): Promise<KnownPeer> {
  return introduce(await world.connect(), realm, ["jane", authrole]);
}

/** Takes the next INVOCATION, answers it, and returns what was asked. */
async function decide(judge: RawPeer, ...answer: unknown[]): Promise<unknown[]> {
  const [, invocation, , , args] = await judge.next(T.INVOCATION);
  judge.send(T.YIELD, invocation, {}, ...answer);
  return args as unknown[];
}

/** What an authorizer decides, while what its session sends waits. */
export const authorizers: readonly Scenario<RouterWorld>[] = [
  ...["not_authorized", "authorization_denied", "authorization_required", "authorization_failed"].map((error) =>
    scenario<RouterWorld>(`an authorizer says no by ${error}`, ["BP-ERR-05", "AP-ERR-02"], async (world) => {
      const { peer } = await join(world, asking);
      const uri = `com.example.${error}`;
      for (const [type, options] of [
        [T.SUBSCRIBE, {}],
        [T.PUBLISH, { acknowledge: true }],
        [T.REGISTER, {}],
        [T.CALL, {}],
      ] as const) {
        await expectError(peer, { type, id: peer.request(type, options, uri) }, `wamp.error.${error}`);
      }
      peer.request(T.PUBLISH, {}, uri);
      await expectNothingMore(peer);
    }),
  ),

  scenario("an authorizer that fails denies", ["BP-ERR-05"], async (world) => {
    const { peer } = await join(world, asking);
    for (const uri of ["com.example.broken", "com.example.nonsense"]) {
      const id = peer.request(T.SUBSCRIBE, {}, uri);
      await expectError(peer, { type: T.SUBSCRIBE, id }, "wamp.error.authorization_failed");
    }
    await subscribe(peer, "com.example.open");
  }),

  scenario("what a session sends while it is decided on waits, in order", ["BP-ORD-06"], async (world) => {
    const [{ peer }, { peer: other }] = [await join(world, asking), await join(world, asking)];
    const subscription = await subscribe(other, "com.example.open");
    for (let n = 0; n < 20; n++) peer.request(T.PUBLISH, {}, "com.example.open", [n]);
    for (let n = 0; n < 20; n++) expect((await other.next(T.EVENT))[4]).toEqual([n]);
    peer.request(T.PUBLISH, { acknowledge: true }, "com.example.open", ["last"]);
    peer.send(T.GOODBYE, {}, "wamp.close.normal");
    await peer.next(T.PUBLISHED);
    await peer.next(T.GOODBYE);
    expect((await other.next(T.EVENT)).slice(1)).toEqual([subscription, expect.anything(), {}, ["last"]]);
  }),

  scenario("a procedure decides, and is told who asks for what", ["BP-ERR-05", "AP-AUTHZ-02"], async (world) => {
    const { peer: judge } = await join(world, calling, "judge");
    await register(judge, procedure);
    const { peer, details } = await join(world, calling);
    const request = peer.request(T.SUBSCRIBE, { match: "prefix" }, "com.example.");
    expect(await decide(judge, [true])).toEqual([details, "com.example.", "subscribe", { match: "prefix" }]);
    expect((await peer.next(T.SUBSCRIBED))[1]).toBe(request);
    const call = peer.request(T.CALL, {}, "com.example.any");
    await decide(judge, [{ allow: false, cache: true }]);
    await expectError(peer, { type: T.CALL, id: call }, "wamp.error.not_authorized");
    const again = peer.request(T.CALL, {}, "com.example.any");
    await expectError(peer, { type: T.CALL, id: again }, "wamp.error.not_authorized");
    await expectNothingMore(judge);
  }),

  scenario("CANCEL takes a call back that is decided on", ["BP-ERR-05"], async (world) => {
    const { peer: judge } = await join(world, calling, "judge");
    await register(judge, procedure);
    await register(judge, "com.example.sum");
    const { peer } = await join(world, calling);
    const call = peer.request(T.CALL, {}, "com.example.sum");
    const [, invocation] = await judge.next(T.INVOCATION);
    peer.send(T.CANCEL, call, {});
    await expectError(peer, { type: T.CALL, id: call }, "wamp.error.canceled");
    judge.send(T.YIELD, invocation, {}, [true]);
    await expectNothingMore(peer);
    await expectNothingMore(judge);
  }),
];
