import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import { allRoles } from "../router.test-support.ts";
import { deferred, joinAs, patiently, realmWith } from "./authorization.test-support.ts";
import type { Permission, RoleOptions } from "./role.ts";

const everything = { call: true, register: true, publish: true, subscribe: true };
const all: Permission = { uri: "", match: "prefix", allow: everything };
const meta: Permission = { uri: "wamp.", match: "prefix", allow: everything };
const secret: Permission = { uri: "com.secret.", match: "prefix", allow: { call: true, publish: true } };
const admin: RoleOptions = { name: "admin", permissions: [all, meta] };
const understanding = {
  ...allRoles.roles,
  subscriber: { features: { subscription_revocation: true } },
  callee: { features: { registration_revocation: true } },
};

/** Users may do everything. */
function realm(): TestRouter {
  return realmWith({ roles: [{ name: "user", permissions: [all] }, admin] });
}

function change({ router }: TestRouter, ...permissions: Permission[]): void {
  router.authorization("realm1").setRoles({ roles: [{ name: "user", permissions }, admin] });
}

/** Subscribes and registers some patterns. Returns their ids. */
function hold(peer: RawPeer): number[] {
  const requests = [
    [32, 1, {}, "com.open"],
    [32, 2, {}, "com.secret.a"],
    [32, 3, { match: "prefix" }, "com."],
    [64, 4, {}, "com.open"],
    [64, 5, {}, "com.secret.a"],
    [64, 6, { match: "wildcard" }, "com.secret."],
  ];
  return requests.map((request) => peer.askId(request));
}

describe("new roles", () => {
  test("revoke what is not allowed any more, and tell who understands (AP-REV-01 to AP-REV-03)", async () => {
    const router = realm();
    const [peer, other] = [await joinAs(router, "user", { roles: understanding }), await joinAs(router, "user")];
    const ids = hold(peer);
    other.ask([32, 1, {}, "com.secret.a"]);
    change(router, all, secret);
    const reason = "wamp.error.not_authorized";
    expect(peer.take()).toEqual([
      [35, 0, { subscription: ids[1], reason }],
      [35, 0, { subscription: ids[2], reason }],
      [67, 0, { registration: ids[4], reason }],
      [67, 0, { registration: ids[5], reason }],
    ]);
    expect(other.take()).toEqual([]);
    expect(router.router.tables()).toMatchObject({ subscriptions: 1, registrations: 1 });
    const publisher = await joinAs(router, "admin");
    publisher.ask([16, 1, {}, "com.secret.a"], [16, 2, {}, "com.open"]);
    expect([peer.take(), other.take()].map((messages) => messages.map(([, id]) => id))).toEqual([[ids[0]], []]);
  });

  test("are announced by the meta API", async () => {
    const router = realm();
    const [watcher, peer] = [await joinAs(router, "admin"), await joinAs(router, "user")];
    const [left, ended] = ["on_unsubscribe", "on_unregister"].map((event, n) =>
      watcher.askId([32, n + 1, {}, `wamp.${n === 0 ? "subscription" : "registration"}.${event}`]),
    );
    const ids = hold(peer);
    watcher.take();
    change(router, all, { uri: "com.open" });
    expect(watcher.take().map((message) => [message[1], message[4]])).toEqual([
      [left, [peer.session, ids[0]]],
      [left, [peer.session, ids[2]]],
      [ended, [peer.session, ids[3]]],
    ]);
  });

  test("hold for what is asked next, and for sessions that join", async () => {
    const router = realm();
    const peer = await joinAs(router, "user");
    expect(peer.ask([32, 1, {}, "com.a"])[0]?.[0]).toBe(33);
    change(router);
    const later = await joinAs(router, "user");
    for (const each of [peer, later]) {
      expect(each.ask([32, 2, {}, "com.b"])[0]?.[4]).toBe("wamp.error.not_authorized");
    }
    router.router.authorization("realm1").setRoles({});
    expect(peer.ask([32, 3, {}, "com.b"])[0]?.[0]).toBe(33);
    expect((await joinAs(router, "stranger")).session).toBeGreaterThan(0);
  });

  test("leave calls in flight alone", async () => {
    const router = realm();
    const [caller, callee] = [await joinAs(router, "user"), await joinAs(router, "user")];
    callee.ask([64, 1, {}, "com.sum"]);
    caller.ask([48, 1, {}, "com.sum"]);
    change(router);
    const [invocation] = callee.take();
    callee.ask([70, invocation?.[1], {}, [3]]);
    expect(caller.take()).toEqual([[50, 1, {}, [3]]]);
    expect(caller.ask([48, 2, {}, "com.sum"])[0]?.[4]).toBe("wamp.error.not_authorized");
  });

  test("end sessions whose role is gone, with what they hold and without their testaments", async () => {
    const router = realm();
    const [peer, watcher] = [await joinAs(router, "user"), await joinAs(router, "admin")];
    watcher.ask([32, 1, {}, "com.open"], [32, 2, {}, "wamp.session.on_leave"]);
    hold(peer);
    router.router.authorization("realm1").setRoles({ roles: [admin] });
    expect(peer.take()).toEqual([[6, {}, "wamp.error.no_such_role"]]);
    expect(watcher.take().map((message) => message[4])).toEqual([[peer.session, "jane", "user"]]);
    expect(router.router.tables()).toMatchObject({ sessions: 1, registrations: 0 });
  });

  test("that make no sense change nothing", async () => {
    const router = realm();
    const peer = await joinAs(router, "user");
    expect(() => change(router, { uri: "com..a" })).toThrow(RangeError);
    expect(() => router.router.authorization("realm1").setRoles({ authorize: "no uri" })).toThrow(RangeError);
    expect(peer.ask([32, 1, {}, "com.a"])[0]?.[0]).toBe(33);
    expect(() => router.router.authorization("realm2")).toThrow(RangeError);
  });

  test("decide on a request that an authorizer is asked about", async () => {
    const decision = deferred<boolean>();
    const router = realmWith({ authorize: () => decision.promise });
    const peer = await joinAs(router, "user");
    expect(peer.ask([32, 1, {}, "com.a"])).toEqual([]);
    change(router, { uri: "com.b", allow: everything });
    decision.resolve(true);
    await patiently();
    expect(peer.take()[0]?.[4]).toBe("wamp.error.not_authorized");
  });
});

describe("an authorizer's answers", () => {
  /** Kept answers, that the test changes. */
  function keeping(): { router: TestRouter; allowed: { [authid: string]: boolean }; asked: string[] } {
    const allowed: { [authid: string]: boolean } = { jane: true, joe: true };
    const asked: string[] = [];
    const router = realmWith({
      async authorize({ session, uri }) {
        asked.push(uri);
        return { allow: allowed[String(session.authid)] === true, cache: true };
      },
    });
    return { router, allowed, asked };
  }

  async function subscribed(router: TestRouter, authid: string): Promise<{ peer: RawPeer; id: number }> {
    const peer = await joinAs(router, "user", { authid, roles: understanding });
    peer.ask([32, 1, {}, "com.a"]);
    await patiently();
    return { peer, id: peer.take()[0]?.[2] as number };
  }

  const revoked = (id: number): RawMessage[] => [[35, 0, { subscription: id, reason: "wamp.error.not_authorized" }]];

  test("are asked for again when they are invalidated, and what is not allowed any more is revoked", async () => {
    const { router, allowed, asked } = keeping();
    const [jane, joe] = [await subscribed(router, "jane"), await subscribed(router, "joe")];
    allowed.jane = false;
    router.router.authorization("realm1").invalidate();
    await patiently();
    expect(jane.peer.take()).toEqual(revoked(jane.id));
    expect(joe.peer.take()).toEqual([]);
    expect(asked.length).toBe(4);
    expect(joe.peer.ask([32, 2, {}, "com.a"])[0]?.[0]).toBe(33);
  });

  test("may be invalidated for one authid, authrole or URI", async () => {
    const { router, allowed } = keeping();
    const [jane, joe] = [await subscribed(router, "jane"), await subscribed(router, "joe")];
    Object.assign(allowed, { jane: false, joe: false });
    const { invalidate } = router.router.authorization("realm1");
    for (const filter of [{ authid: "nobody" }, { authrole: "admin" }, { uri: "com.b" }]) {
      invalidate(filter);
      await patiently();
      expect([...jane.peer.take(), ...joe.peer.take()]).toEqual([]);
    }
    invalidate({ authid: "joe", uri: "com.a" });
    await patiently();
    expect(joe.peer.take()).toEqual(revoked(joe.id));
    expect(jane.peer.take()).toEqual([]);
  });

  test("given before they are invalidated count for nothing", async () => {
    const [first, second] = [deferred<boolean>(), deferred<boolean>()];
    const answers = [first.promise, second.promise];
    const router = realmWith({ authorize: () => answers.shift() ?? false });
    const peer = await joinAs(router, "user");
    peer.ask([32, 1, {}, "com.a"]);
    router.router.authorization("realm1").invalidate();
    first.resolve(true);
    await patiently();
    expect(peer.take()).toEqual([]);
    second.resolve(false);
    await patiently();
    expect(peer.take()[0]?.[4]).toBe("wamp.error.not_authorized");
  });

  test("of a session that left meanwhile revoke nothing", async () => {
    const { router, allowed } = keeping();
    const { peer } = await subscribed(router, "jane");
    allowed.jane = false;
    router.router.authorization("realm1").invalidate();
    peer.connection.terminate();
    router.clock.settle();
    await patiently();
    expect(router.router.tables()).toMatchObject({ sessions: 0, subscriptions: 0 });
    expect(router.router.counters.faults).toBe(0);
  });
});
