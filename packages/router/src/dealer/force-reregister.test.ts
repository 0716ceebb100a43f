import { describe, expect, test } from "vitest";
import type { Applicant, Identity, TakeoverRule } from "../index.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";

const procedure = "com.example.add";
const revocable = { roles: { ...allRoles.roles, callee: { features: { registration_revocation: true } } } };
const force = { force_reregister: true };

/** Everybody is whom HELLO.Details.authmethods say: authid and authrole. */
function believe({ hello }: Applicant): Identity {
  const [authid = "nobody", authrole = "none"] = hello.authmethods;
  return { authid, authrole, authmethod: "static", authprovider: "static" };
}

function believingRouter(forceReregister?: TakeoverRule): TestRouter {
  return testRouter({ realms: [{ name: "realm1", authenticate: believe, forceReregister }] });
}

function joinAs({ join }: TestRouter, ...authmethods: string[]): Promise<RawPeer> {
  return join({ details: { ...revocable, authmethods } });
}

describe("REGISTER with force_reregister", () => {
  test("takes a procedure from a session of the same authid and authrole, and tells it", async () => {
    const router = believingRouter();
    const [ghost, heir] = [await joinAs(router, "ann", "staff"), await joinAs(router, "ann", "staff")];
    const id = ghost.askId([64, 1, {}, procedure]);
    const taken = heir.askId([64, 1, force, procedure]);
    expect(taken).not.toBe(id);
    expect(ghost.take()).toEqual([[67, 0, { registration: id, reason: "wamp.error.unregistered" }]]);
    expect(router.router.tables()).toMatchObject({ registrations: 1, callees: 1 });
    ghost.send([48, 2, {}, procedure]);
    ghost.take();
    expect(heir.take()).toEqual([[68, 1, taken, {}]]);
  });

  test("lets the callee that lost it answer the calls it has got", async () => {
    const router = believingRouter();
    const [ghost, heir] = [await joinAs(router, "ann", "staff"), await joinAs(router, "ann", "staff")];
    const caller = await router.join();
    ghost.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    heir.ask([64, 1, force, procedure]);
    expect(ghost.take().map(([type]) => type)).toEqual([68, 67]);
    ghost.ask([70, 1, {}, ["late but true"]]);
    expect(caller.take()).toEqual([[50, 1, {}, ["late but true"]]]);
  });

  test.each([
    { rule: undefined, from: ["ann", "guest"], refused: true },
    { rule: undefined, from: ["bob", "staff"], refused: true },
    { rule: "sameAuthrole", from: ["bob", "staff"], refused: false },
    { rule: "sameAuthrole", from: ["ann", "guest"], refused: true },
    { rule: "anyone", from: ["bob", "guest"], refused: false },
    { rule: "nobody", from: ["ann", "staff"], refused: true },
  ] as const)("from $from under the rule $rule: refused is $refused", async ({ rule, from, refused }) => {
    const router = believingRouter(rule);
    const [holder, taker] = [await joinAs(router, ...from), await joinAs(router, "ann", "staff")];
    holder.ask([64, 1, {}, procedure]);
    const answer = taker.ask([64, 1, force, procedure])[0];
    expect([answer?.[0], answer?.[4]]).toEqual(refused ? [8, "wamp.error.not_authorized"] : [65, undefined]);
    expect(holder.take().length).toBe(refused ? 0 : 1);
    expect(router.router.tables()).toMatchObject({ registrations: 1, callees: 1 });
  });

  test("takes a shared procedure from all its callees, whatever the policy, or from none", async () => {
    const router = believingRouter();
    const one = await joinAs(router, "ann", "staff");
    const other = await joinAs(router, "ann", "staff");
    const stranger = await joinAs(router, "bob", "staff");
    for (const callee of [one, other, stranger]) callee.ask([64, 1, { invoke: "first" }, procedure]);
    expect(one.ask([64, 2, force, procedure])[0]?.[4]).toBe("wamp.error.not_authorized");
    stranger.connection.terminate();
    expect(one.ask([64, 3, { ...force, invoke: "last" }, procedure]).map(([type]) => type)).toEqual([67, 65]);
    expect(other.take().map(([type]) => type)).toEqual([67]);
    expect(router.router.tables()).toMatchObject({ registrations: 1, callees: 1 });
  });

  test("says nothing to a callee that does not understand, and tells those who watch", async () => {
    const { join } = testRouter({ realms: [{ name: "realm1", forceReregister: "anyone" }] });
    const [watcher, holder, taker] = [await join(), await join(), await join()];
    watcher.ask([32, 1, { match: "prefix" }, "wamp.registration.on_"]);
    const id = holder.askId([64, 1, {}, procedure]);
    watcher.take();
    const taken = taker.askId([64, 1, force, procedure]);
    expect(holder.take()).toEqual([]);
    const events = watcher.take().map(([, , , details, args]) => [(details as { topic: string }).topic, args]);
    expect(events).toEqual([
      ["wamp.registration.on_unregister", [holder.session, id]],
      ["wamp.registration.on_delete", [holder.session, id]],
      ["wamp.registration.on_create", [taker.session, expect.objectContaining({ id: taken })]],
      ["wamp.registration.on_register", [taker.session, taken]],
    ]);
  });

  test("registers a procedure nobody has like any other", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([64, 1, force, procedure])[0]?.[0]).toBe(65);
  });
});
