import { describe, expect, test } from "vitest";
import { allRoles, testRouter } from "../router.test-support.ts";

const allowing = { realms: [{ name: "realm1", metaKill: true }] };
const revocable = {
  roles: {
    ...allRoles.roles,
    subscriber: { features: { subscription_revocation: true } },
    callee: { features: { registration_revocation: true } },
  },
};
const topic = "com.example.topic";

describe.each([
  { what: "registration", remove: "wamp.registration.remove_callee", request: 64, ended: 67, end: 66 },
  { what: "subscription", remove: "wamp.subscription.remove_subscriber", request: 32, ended: 35, end: 34 },
])("$remove", ({ what, remove, request, ended, end }) => {
  const leave = what === "registration" ? "on_unregister" : "on_unsubscribe";

  test("tells a session that understands, and those who watch (AP-REV-01, AP-REV-02, AP-REV-04)", async () => {
    const { join, router } = testRouter(allowing);
    const [caller, holder] = [await join(), await join({ details: revocable })];
    caller.ask([32, 1, {}, `wamp.${what}.${leave}`], [32, 2, {}, `wamp.${what}.on_delete`]);
    const id = holder.askId([request, 1, {}, topic]);
    const answers = caller.ask([48, 3, {}, remove, [id, holder.session, "com.example.enough"]]);
    expect(answers.map((answer) => answer[4])).toEqual([[holder.session, id], [holder.session, id], undefined]);
    expect(answers.at(-1)).toEqual([50, 3, {}]);
    expect(holder.take()).toEqual([[ended, 0, { [what]: id, reason: "com.example.enough" }]]);
    expect(router.tables()).toMatchObject({ registrations: 0, callees: 0, subscriptions: 2, subscribers: 2 });
    expect(holder.ask([end, 2, id])[0]?.[4]).toBe(`wamp.error.no_such_${what}`);
  });

  test("says nothing of a reason it was not given", async () => {
    const { join } = testRouter(allowing);
    const [caller, holder] = [await join(), await join({ details: revocable })];
    const id = holder.askId([request, 1, {}, topic]);
    caller.ask([48, 1, {}, remove, [id, holder.session]]);
    expect(holder.take()).toEqual([[ended, 0, { [what]: id }]]);
  });

  test("is silent towards a session that does not understand (AP-REV-03, AP-REV-04)", async () => {
    const { join, router } = testRouter(allowing);
    const [caller, holder] = [await join(), await join()];
    const id = holder.askId([request, 1, {}, topic]);
    expect(caller.ask([48, 1, {}, remove, [id, holder.session]])).toEqual([[50, 1, {}]]);
    expect(holder.take()).toEqual([]);
    expect(router.tables()).toMatchObject({ registrations: 0, subscriptions: 0 });
  });

  test("of what is not there is refused", async () => {
    const { join } = testRouter(allowing);
    const [caller, holder] = [await join(), await join()];
    const id = holder.askId([request, 1, {}, topic]);
    const refusals = caller.ask(
      [48, 1, {}, remove, [id + 1, holder.session]],
      [48, 2, {}, remove, [id, caller.session]],
      [48, 3, {}, remove, [id, 1]],
      [48, 4, {}, remove, [id]],
    );
    expect(refusals.map((refusal) => refusal[4])).toEqual([
      `wamp.error.no_such_${what}`,
      "wamp.error.no_such_session",
      "wamp.error.no_such_session",
      "wamp.error.invalid_argument",
    ]);
  });

  test("is refused unless the realm allows it", async () => {
    const { join, router } = testRouter();
    const [caller, holder] = [await join(), await join()];
    const id = holder.askId([request, 1, {}, topic]);
    expect(caller.ask([48, 1, {}, remove, [id, holder.session]])[0]?.[4]).toBe("wamp.error.not_authorized");
    expect(router.tables().subscriptions + router.tables().registrations).toBe(1);
  });
});
