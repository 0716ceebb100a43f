import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { ask, askInVain, introduce } from "../peer/meta.ts";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, callThrough, expectError, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const notAuthorized = "wamp.error.not_authorized";

/** Jane, or somebody else, in the realm where roles may do different things. */
async function joinAs({ connect }: RouterWorld, authrole: string, authid = "jane"): Promise<RawPeer> {
  return (await introduce(await connect(), "with.roles", [authid, authrole])).peer;
}

/** Makes a request that is refused because its session may not do that. */
async function requestInVain(peer: RawPeer, type: number, ...rest: unknown[]): Promise<void> {
  await expectError(peer, { type, id: peer.request(type, ...rest) }, notAuthorized);
}

/** What roles may do, and who may do it. */
export const authorization: readonly Scenario<RouterWorld>[] = [
  scenario("each of the four actions is refused to roles that may not", ["BP-PS-14", "AP-AUTHZ-01"], async (world) => {
    const [user, admin] = [await joinAs(world, "user"), await joinAs(world, "admin")];
    const procedure = "com.example.procedure";
    const topic = "com.example.topic";
    await subscribe(admin, topic);
    await register(admin, procedure);
    await requestInVain(user, T.SUBSCRIBE, {}, "com.example.secret");
    await requestInVain(user, T.PUBLISH, { acknowledge: true }, topic);
    user.request(T.PUBLISH, {}, topic);
    await requestInVain(user, T.CALL, {}, "com.example.secret");
    await requestInVain(user, T.REGISTER, {}, procedure);
    await expectNothingMore(admin);
    user.request(T.CALL, {}, procedure);
    await admin.next(T.INVOCATION);
    await subscribe(user, topic);
    admin.request(T.PUBLISH, {}, topic);
    await user.next(T.EVENT);
  }),

  scenario("a pattern is refused if one URI it matches is", ["AP-AUTHZ-01"], async (world) => {
    const user = await joinAs(world, "user");
    for (const [match, uri] of [
      ["prefix", "com.example."],
      ["prefix", ""],
      ["prefix", "com.example.secret"],
      ["prefix", "wamp"],
      ["wildcard", "com.example."],
      ["wildcard", ".."],
    ]) {
      await requestInVain(user, T.SUBSCRIBE, { match }, uri);
    }
    await subscribe(user, "com.example.news.", { match: "prefix" });
    await subscribe(user, "com.example..today", { match: "wildcard" });
  }),

  scenario("the sessions of a principal may all do the same, and end one by one", ["AP-AUTHZ-02"], async (world) => {
    const sessions = [await joinAs(world, "user"), await joinAs(world, "user"), await joinAs(world, "user", "joe")];
    for (const session of sessions) {
      await subscribe(session, "com.example.topic");
      await requestInVain(session, T.SUBSCRIBE, {}, "com.example.secret");
    }
    sessions[0]?.connection.terminate();
    await world.until((tables) => tables.sessions === 2);
    for (const session of sessions.slice(1)) await subscribe(session, "com.example.news.today");
  }),

  scenario("who has a role nobody defined may not join", ["AP-AUTHZ-02"], async ({ connect }) => {
    const peer = await connect();
    peer.send(T.HELLO, "with.roles", { roles: { caller: {} }, authmethods: ["jane", "stranger"] });
    expect((await peer.next(T.ABORT))[2]).toBe("wamp.error.no_such_role");
    await peer.ended();
  }),

  scenario("the meta API is closed to roles but procedure by procedure", ["AP-AUTHZ-01"], async (world) => {
    const [user, admin] = [await joinAs(world, "user"), await joinAs(world, "admin")];
    expect(await ask(user, "wamp.session.count")).toEqual([[2]]);
    for (const procedure of ["wamp.session.list", "wamp.session.kill_all", "wamp.registration.list"]) {
      await askInVain(user, notAuthorized, procedure);
    }
    await requestInVain(user, T.SUBSCRIBE, {}, "wamp.session.on_join");
    await subscribe(admin, "wamp.session.on_join");
    expect(await ask(admin, "wamp.session.kill_all")).toEqual([[1]]);
    await user.next(T.GOODBYE);
  }),

  scenario("a history is for who may subscribe to what it is of", ["AP-HIST-12"], async (world) => {
    const [user, admin] = [await joinAs(world, "user"), await joinAs(world, "admin")];
    const open = await subscribe(admin, "com.example.topic");
    const closed = await subscribe(admin, "com.example.", { match: "prefix" });
    admin.request(T.PUBLISH, { exclude_me: true }, "com.example.topic", ["told"]);
    await expectNothingMore(admin);
    const [events] = await ask(user, "wamp.subscription.get_events", [open]);
    expect(events).toMatchObject([{ args: ["told"] }]);
    await askInVain(user, notAuthorized, "wamp.subscription.get_events", [closed]);
    const guest = await joinAs(world, "guest");
    await subscribe(guest, "com.example.topic");
    await askInVain(guest, notAuthorized, "wamp.subscription.get_events", [open]);
  }),

  scenario("who calls and publishes is told as the permission says", ["AP-CID-03", "AP-PID-03"], async (world) => {
    const [one, other] = [await joinAs(world, "admin"), await joinAs(world, "admin")];
    for (const [uri, told] of [
      ["com.example.signed", "jane"],
      ["com.example.unsigned", undefined],
      ["com.example.asked", undefined],
    ] as const) {
      await subscribe(one, uri);
      await register(one, uri);
      other.request(T.PUBLISH, {}, uri);
      expect((await one.next(T.EVENT))[3]).toEqual(told ? expect.objectContaining({ publisher_authid: told }) : {});
      other.request(T.CALL, {}, uri);
      const details = (await one.next(T.INVOCATION))[3];
      expect(details).toEqual(told ? expect.objectContaining({ caller_authid: told }) : {});
    }
    const disallowed = "wamp.error.option_disallowed.disclose_me";
    for (const [type, options] of [
      [T.PUBLISH, { disclose_me: true, acknowledge: true }],
      [T.CALL, { disclose_me: true }],
    ] as const) {
      await expectError(other, { type, id: other.request(type, options, "com.example.unsigned") }, disallowed);
    }
  }),

  scenario(
    "what new roles do not allow is revoked, and calls in flight go on",
    ["AP-REV-01", "AP-REV-02", "AP-REV-03", "AP-AUTHZ-01"],
    async (world) => {
      const holder = await world.connect();
      const features = {
        subscriber: { features: { subscription_revocation: true } },
        callee: { features: { registration_revocation: true } },
      };
      const details = { roles: { ...allRoles, ...features }, authmethods: ["jane", "admin"] };
      holder.send(T.HELLO, "with.roles", details);
      await holder.next(T.WELCOME);
      const [silent, caller] = [await joinAs(world, "admin"), await joinAs(world, "admin")];
      const kept = await subscribe(holder, "com.example.kept");
      const subscription = await subscribe(holder, "com.example.", { match: "prefix" });
      const registration = await register(holder, "com.example.lost");
      await subscribe(silent, "com.example.lost");
      const { call, invocation } = await callThrough(caller, holder, "com.example.lost");
      const allow = { subscribe: true, publish: true, call: true };
      const permissions = [{ uri: "com.example.kept", allow }];
      world.router.authorization("with.roles").setRoles({ roles: [{ name: "admin", permissions }] });
      const reason = notAuthorized;
      expect(await holder.next(T.UNSUBSCRIBED)).toEqual([T.UNSUBSCRIBED, 0, { subscription, reason }]);
      expect(await holder.next(T.UNREGISTERED)).toEqual([T.UNREGISTERED, 0, { registration, reason }]);
      await expectNothingMore(silent);
      holder.send(T.YIELD, invocation, {}, [3]);
      expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, [3]]);
      await requestInVain(caller, T.CALL, {}, "com.example.lost");
      silent.request(T.PUBLISH, {}, "com.example.kept");
      expect((await holder.next(T.EVENT))[1]).toBe(kept);
    },
  ),

  scenario("retained events and testaments are for who may", ["AP-AUTHZ-01", "BP-PS-14"], async (world) => {
    const [user, admin] = [await joinAs(world, "user"), await joinAs(world, "admin")];
    for (const topic of ["com.example.topic", "com.example.secret"]) {
      admin.request(T.PUBLISH, { retain: true }, topic, ["retained"]);
    }
    await expectNothingMore(admin);
    await requestInVain(user, T.SUBSCRIBE, { get_retained: true }, "com.example.secret");
    await subscribe(user, "com.example.topic", { get_retained: true });
    expect((await user.next(T.EVENT))[4]).toEqual(["retained"]);
    await askInVain(user, notAuthorized, "wamp.session.add_testament", ["com.example.topic", ["bye"]]);
    await subscribe(admin, "com.example.", { match: "prefix" });
    await ask(user, "wamp.session.add_testament", ["com.example.last", ["bye"]]);
    user.connection.terminate();
    expect((await admin.next(T.EVENT))[4]).toEqual(["bye"]);
  }),
];
