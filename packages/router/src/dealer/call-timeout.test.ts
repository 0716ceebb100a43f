import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import type { RealmOptions } from "../router-options.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";

const procedure = "com.example.add";
const timedOut = [8, 48, 1, {}, "wamp.error.timeout"];

interface Callee {
  readonly features?: readonly string[];
  readonly register?: object;
  readonly realm?: Partial<RealmOptions>;
}

/** A caller, and a callee that registered the procedure. */
async function pair(how: Callee = {}): Promise<TestRouter & { callee: RawPeer; caller: RawPeer; timers: number }> {
  const router = testRouter({ realms: [{ name: "realm1", ...how.realm }] });
  const features = Object.fromEntries((how.features ?? []).map((feature) => [feature, true]));
  const callee = await router.join({ details: { roles: { ...allRoles.roles, callee: { features } } } });
  const caller = await router.join();
  callee.ask([64, 1, how.register ?? {}, procedure]);
  return { ...router, callee, caller, timers: router.clock.timers };
}

describe("the timeout of a call", () => {
  test("ends it after as many milliseconds with wamp.error.timeout (AP-TMO-01, AP-TMO-04, T40)", async () => {
    const { caller, callee, clock, router } = await pair();
    caller.ask([48, 1, { timeout: 250 }, procedure]);
    expect(callee.take()).toEqual([[68, 1, 1, {}]]);
    clock.advance(249);
    expect(caller.take()).toEqual([]);
    clock.advance(1);
    expect(caller.take()).toEqual([timedOut]);
    expect(callee.ask([70, 1, {}, ["late"]])).toEqual([]);
    expect(caller.take()).toEqual([]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });

  test("interrupts a callee that can cancel, killnowait (AP-TMO-03)", async () => {
    const { caller, callee, clock } = await pair({ features: ["call_canceling"] });
    caller.ask([48, 1, { timeout: 250 }, procedure]);
    callee.take();
    clock.advance(250);
    expect(callee.take()).toEqual([[69, 1, { mode: "killnowait" }]]);
    expect(caller.take()).toEqual([timedOut]);
  });

  test("ends a call whose callee was told to stop and does not answer", async () => {
    const { caller, callee, clock } = await pair({ features: ["call_canceling"] });
    caller.ask([48, 1, { timeout: 250 }, procedure], [49, 1, { mode: "kill" }]);
    clock.advance(250);
    expect(callee.take().slice(1)).toEqual([
      [69, 1, { mode: "kill" }],
      [69, 1, { mode: "killnowait" }],
    ]);
    expect(caller.take()).toEqual([timedOut]);
  });

  test.each([{}, { timeout: 0 }])("%o sets no timer (AP-TMO-01)", async (options) => {
    const { caller, clock, timers } = await pair();
    caller.ask([48, 1, options, procedure]);
    expect(clock.timers).toBe(timers);
  });

  test("longer than any platform's timer is kept as the longest", async () => {
    const { caller, clock } = await pair();
    caller.ask([48, 1, { timeout: 2 ** 53 }, procedure]);
    clock.advance(2 ** 31 - 2);
    expect(caller.take()).toEqual([]);
    clock.advance(1);
    expect(caller.take()).toEqual([timedOut]);
  });

  test.each([
    { what: "is answered", messages: { callee: [70, 1, {}], caller: undefined } },
    { what: "fails", messages: { callee: [8, 68, 1, {}, "com.example.error"], caller: undefined } },
    { what: "is canceled", messages: { callee: undefined, caller: [49, 1, {}] } },
    { what: "loses its callee", messages: { callee: [6, {}, "wamp.close.normal"], caller: undefined }, joining: 1 },
    { what: "loses its caller", messages: { callee: undefined, caller: [6, {}, "wamp.close.normal"] }, joining: 1 },
  ])("leaves no timer behind when the call $what", async ({ messages, joining = 0 }) => {
    const { caller, callee, clock, timers } = await pair();
    caller.ask([48, 1, { timeout: 250 }, procedure]);
    expect(clock.timers).toBe(timers + 1);
    callee.ask(...(messages.callee === undefined ? [] : [messages.callee]));
    caller.ask(...(messages.caller === undefined ? [] : [messages.caller]));
    expect(clock.timers).toBe(timers + joining);
  });
});

describe("forward_timeout", () => {
  const keeping: Callee = { features: ["call_timeout"], register: { forward_timeout: true } };

  test.each<Callee>([keeping, { features: ["call_timeout"], realm: { timeoutKeeper: "callee" } }])(
    "hands the timeout to the callee, %j (AP-TMO-05 to -07)",
    async (how) => {
      const { caller, callee, clock, timers } = await pair(how);
      caller.ask([48, 1, { timeout: 250 }, procedure]);
      expect(callee.take()).toEqual([[68, 1, 1, { timeout: 250 }]]);
      expect(clock.timers).toBe(timers);
      callee.ask([8, 68, 1, {}, "wamp.error.timeout"]);
      expect(caller.take()).toEqual([timedOut]);
    },
  );

  test.each<Callee>([
    { features: ["call_timeout"] },
    { features: [], register: { forward_timeout: true } },
    { features: [], realm: { timeoutKeeper: "callee" } },
    { ...keeping, realm: { timeoutKeeper: "dealer" } },
  ])("leaves it to the dealer, %j (AP-TMO-02, AP-TMO-06)", async (how) => {
    const { caller, callee, clock } = await pair(how);
    caller.ask([48, 1, { timeout: 250 }, procedure]);
    expect(callee.take()).toEqual([[68, 1, 1, {}]]);
    clock.advance(250);
    expect(caller.take()).toEqual([timedOut]);
  });

  test("ends with the registration", async () => {
    const { caller, callee } = await pair(keeping);
    callee.ask([66, 2, 1], [64, 3, {}, procedure]);
    caller.ask([48, 1, { timeout: 250 }, procedure]);
    expect(callee.take()).toEqual([[68, 1, 2, {}]]);
  });
});
