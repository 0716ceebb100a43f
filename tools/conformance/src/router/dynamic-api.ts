import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { joe } from "../peer/accounts.ts";
import { introduce } from "../peer/meta.ts";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectError, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { challenge, expectDenial, welcome } from "./log-in.ts";
import type { RouterWorld } from "./router-world.ts";

const claim = { realm: "watched.door", authmethods: ["ticket"], authid: joe.authid };

/** Joins with the right ticket. */
async function enter(world: RouterWorld): Promise<{ peer: RawPeer; details: object }> {
  const { peer } = await challenge(world, claim);
  const { session, details } = await welcome(peer, joe.ticket);
  const { authid, authrole, authmethod, authprovider } = details;
  return { peer, details: { session, authid, authrole, authmethod, authprovider } };
}

/** What decides at run time, by the contract of the specification's draft, and what is told of denials. */
export const dynamicApi: readonly Scenario<RouterWorld>[] = [
  scenario("a procedure is asked who may join, and says as whom", ["AP-AUTHZ-03"], async (world) => {
    const judge = await world.join();
    await register(judge, "com.example.authenticate");
    const peer = await world.connect();
    peer.send(T.HELLO, "asked.door", { roles: allRoles, authmethods: ["ticket"], authid: "joe" });
    await peer.next(T.CHALLENGE);
    peer.send(T.AUTHENTICATE, "a ticket", {});
    const [, invocation, , , args] = await judge.next(T.INVOCATION);
    const details = { session: expect.anything(), ticket: "a ticket" };
    expect(args).toEqual(["asked.door", "joe", expect.objectContaining(details)]);
    judge.send(T.YIELD, invocation, {}, [
      { realm: "asked.door", authid: "joseph", role: "user", extra: { x: 1 }, cache: true },
    ]);
    const [, , said] = await peer.next(T.WELCOME);
    expect(said).toMatchObject({ authid: "joseph", authrole: "user", authextra: { x: 1 } });
  }),

  scenario("a procedure is asked what may be done, and who is told of it", ["AP-AUTHZ-03"], async (world) => {
    const { peer: judge } = await introduce(await world.connect(), "authorizer.procedure", ["jane", "judge"]);
    await register(judge, "com.example.authorize");
    await register(judge, "com.example.sum");
    const { peer, details } = await introduce(await world.connect(), "authorizer.procedure", ["jane", "user"]);
    const allow = { call: true, register: false, publish: false, subscribe: false };
    const answer = { allow, disclose: { caller: true, publisher: false }, cache: true, validate: { call: "" } };
    for (const round of ["asked", "kept"]) {
      const call = peer.request(T.CALL, {}, "com.example.sum", [round]);
      const asked = await judge.next(T.INVOCATION);
      const invocation = round === "kept" ? asked : await answered(judge, asked);
      expect(invocation.slice(3)).toEqual([expect.objectContaining({ caller: details["session"] }), [round]]);
      judge.send(T.YIELD, invocation[1], {}, [3]);
      expect((await peer.next(T.RESULT))[1]).toBe(call);
    }

    async function answered(callee: RawPeer, [, id, , , args]: readonly unknown[]): Promise<unknown[]> {
      expect(args).toEqual([details, "com.example.sum", "call", {}]);
      callee.send(T.YIELD, id, {}, [answer]);
      return callee.next(T.INVOCATION);
    }
  }),

  scenario("a login that is denied is told to who may know", ["AP-AUTHZ-04"], async (world) => {
    const { peer: watcher } = await enter(world);
    const subscription = await subscribe(watcher, "wamp.session.on_authentication_denied");
    const { peer } = await challenge(world, claim);
    await expectDenial(peer, "wrong");
    const [, id, , details, args] = await watcher.next(T.EVENT);
    expect([id, details, args]).toEqual([
      subscription,
      {},
      ["watched.door", joe.authid, { session: expect.anything() }],
    ]);
    await expectNothingMore(watcher);
  }),

  scenario("a request that is denied is told to who may know", ["AP-AUTHZ-04"], async (world) => {
    const [{ peer: watcher }, { peer, details }] = [await enter(world), await enter(world)];
    const subscription = await subscribe(watcher, "wamp.session.on_authorization_denied");
    const id = peer.request(T.REGISTER, { match: "prefix" }, "com.example.");
    await expectError(peer, { type: T.REGISTER, id }, "wamp.error.not_authorized");
    peer.request(T.PUBLISH, {}, "com.example.topic", ["secret"]);
    for (const told of [
      [details, "com.example.", "register"],
      [details, "com.example.topic", "publish"],
    ]) {
      const [, of, , , args] = await watcher.next(T.EVENT);
      expect([of, args]).toEqual([subscription, told]);
    }
    await expectNothingMore(watcher);
  }),

  scenario("what a client says of its transport itself is not believed", ["AP-AUTH-06"], async (world) => {
    const judge = await world.join();
    await register(judge, "com.example.authenticate");
    const peer = await world.connect();
    const transport = { auth: { certificate: { common_name: "admin" } } };
    peer.send(T.HELLO, "asked.door", { roles: allRoles, authmethods: ["ticket"], authid: "joe", transport });
    await peer.next(T.CHALLENGE);
    peer.send(T.AUTHENTICATE, "a ticket", {});
    const [, invocation, , , args] = await judge.next(T.INVOCATION);
    const [, , told] = args as [string, string, { readonly transport: object }];
    expect(told.transport).not.toHaveProperty("auth");
    judge.send(T.YIELD, invocation, {}, ["user"]);
    await peer.next(T.WELCOME);
  }),
];
