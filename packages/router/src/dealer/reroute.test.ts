import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, emptyTables, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";

const procedure = "com.example.work";
const nobody = [8, 48, 1, {}, "wamp.error.no_available_callee", [expect.any(String)]];
const features = { call_reroute: true, call_canceling: true, call_timeout: true, progressive_call_results: true };
const declining = { roles: { ...allRoles.roles, callee: { features } } };

interface Shared extends TestRouter {
  readonly caller: RawPeer;
  readonly callees: readonly RawPeer[];
}

async function share(count: number, options: object, maxWaitingCalls = 0): Promise<Shared> {
  const router = testRouter({ realms: [{ name: "realm1", maxWaitingCalls }] });
  const caller = await router.join();
  const callees = [];
  for (let n = 0; n < count; n++) {
    const callee = await router.join({ details: declining });
    callee.ask([64, 1, options, procedure]);
    callees.push(callee);
  }
  return { ...router, caller, callees };
}

/** Lets every callee decline until none gets the call any more. The order in which they got it. */
function declineAll(callees: readonly RawPeer[]): number[] {
  const order: number[] = [];
  for (;;) {
    const asked = callees.map((callee) => callee.take().filter(([type]) => type === 68));
    const next = asked.findIndex((invocations) => invocations.length > 0);
    if (next === -1) return order;
    order.push(next);
    callees[next]?.send([8, 68, asked[next]?.[0]?.[1], {}, "wamp.error.unavailable", ["busy"]]);
  }
}

describe("a call that callees decline", () => {
  test.each([
    { invoke: "single", count: 1, orders: [[0]] },
    { invoke: "first", count: 3, orders: [[0, 1, 2]] },
    { invoke: "last", count: 3, orders: [[2, 1, 0]] },
    { invoke: "roundrobin", count: 3, orders: [[0, 1, 2]] },
    { invoke: "least_loaded", count: 3, orders: [[0, 1, 2]] },
    {
      invoke: "random",
      count: 3,
      orders: [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
      ],
    },
  ])("asks each callee once, by $invoke (AP-REROUTE-02 to 05)", async ({ invoke, count, orders }) => {
    const { caller, callees, router } = await share(count, { invoke });
    caller.send([48, 1, {}, procedure, ["payload"]]);
    expect(orders).toContainEqual(declineAll(callees));
    expect(caller.take()).toEqual([nobody]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0, waitingCalls: 0 });
  });

  test("is answered by the callee that takes it, with all that the caller sent (AP-REROUTE-02)", async () => {
    const { caller, callees } = await share(2, { invoke: "first", disclose_caller: true });
    caller.ask([48, 1, { receive_progress: true }, procedure, ["payload"], { key: 1 }]);
    const [first, second] = callees as [RawPeer, RawPeer];
    const [, , registration, ...rest] = first.take()[0] as RawMessage;
    expect(rest).toEqual([expect.objectContaining({ receive_progress: true }), ["payload"], { key: 1 }]);
    first.send([8, 68, 1, {}, "wamp.error.unavailable"]);
    expect(second.take()).toEqual([[68, 1, registration, ...rest]]);
    second.send([70, 1, {}, ["done"]]);
    expect(caller.take()).toEqual([[50, 1, {}, ["done"]]]);
    first.send([70, 1, {}, ["late"]]);
    expect([...caller.take(), ...first.take()]).toEqual([]);
  });

  test("is relayed as it is if the callee did not announce call_reroute (T41)", async () => {
    const { join } = testRouter();
    const [caller, one, other] = [await join(), await join(), await join()];
    for (const callee of [one, other]) callee.ask([64, 1, { invoke: "first" }, procedure]);
    caller.ask([48, 1, {}, procedure]);
    one.send([8, 68, 1, {}, "wamp.error.unavailable", ["sorry"]]);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.unavailable", ["sorry"]]]);
    expect(other.take()).toEqual([]);
  });

  test("is relayed as it is once a progressive result has gone out (T41)", async () => {
    const { caller, callees } = await share(2, { invoke: "first" });
    caller.ask([48, 1, { receive_progress: true }, procedure]);
    callees[0]?.send([70, 1, { progress: true }, ["half"]], [8, 68, 1, {}, "wamp.error.unavailable"]);
    expect(caller.take()).toEqual([
      [50, 1, { progress: true }, ["half"]],
      [8, 48, 1, {}, "wamp.error.unavailable"],
    ]);
  });

  test("is relayed as it is while it is being canceled", async () => {
    const { caller, callees } = await share(2, { invoke: "first" });
    caller.ask([48, 1, {}, procedure], [49, 1, { mode: "kill" }]);
    callees[0]?.send([8, 68, 1, {}, "wamp.error.unavailable"]);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.unavailable"]]);
    expect(callees[1]?.take()).toEqual([]);
  });

  test("is over when its registration is", async () => {
    const { caller, callees } = await share(1, { invoke: "first" });
    caller.ask([48, 1, {}, procedure]);
    const [callee] = callees as [RawPeer];
    const registration = callee.take()[0]?.[2];
    callee.ask([66, 2, registration], [8, 68, 1, {}, "wamp.error.unavailable"]);
    expect(caller.take()).toEqual([nobody]);
  });

  test("is canceled at the callee that has it by now", async () => {
    const { caller, callees } = await share(2, { invoke: "first" });
    caller.ask([48, 1, {}, procedure]);
    callees[0]?.ask([8, 68, 1, {}, "wamp.error.unavailable"]);
    expect(caller.ask([49, 1, {}])).toEqual([[8, 48, 1, {}, "wamp.error.canceled"]]);
    expect(callees[1]?.take().map(([type]) => type)).toEqual([68, 69]);
  });

  test("times out as a whole, and not after its answer", async () => {
    const { caller, callees, clock } = await share(2, { invoke: "first" });
    caller.ask([48, 1, { timeout: 10 }, procedure]);
    clock.advance(6);
    callees[0]?.ask([8, 68, 1, {}, "wamp.error.unavailable"]);
    clock.advance(4);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.timeout"]]);
    caller.ask([48, 2, { timeout: 10 }, procedure]);
    callees[0]?.ask([8, 68, 2, {}, "wamp.error.unavailable"]);
    callees[1]?.ask([70, 2, {}]);
    clock.advance(10);
    expect(caller.take()).toEqual([[50, 2, {}]]);
    expect(clock.timers).toBe(0);
  });

  test("is timed by the dealer once it has left a callee that kept the time", async () => {
    const { caller, callees, clock, join } = await share(1, { invoke: "first", forward_timeout: true });
    const plain = await join();
    plain.ask([64, 1, { invoke: "first" }, procedure]);
    caller.ask([48, 1, { timeout: 10 }, procedure]);
    expect(clock.timers).toBe(0);
    callees[0]?.ask([8, 68, 1, {}, "wamp.error.unavailable"]);
    expect(plain.take()).toEqual([[68, 1, expect.any(Number), {}]]);
    clock.advance(10);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.timeout"]]);
  });

  test("waits for those that have not declined it, and goes when they do", async () => {
    const { caller, callees, router } = await share(2, { invoke: "first", concurrency: 1 }, 2);
    const [first, second] = callees as [RawPeer, RawPeer];
    caller.ask([48, 1, {}, procedure, ["one"]], [48, 2, {}, procedure, ["two"]]);
    first.send([8, 68, 1, {}, "wamp.error.unavailable"]);
    first.take();
    expect(router.tables()).toMatchObject({ waitingCalls: 1, invocations: 1 });
    caller.ask([48, 3, {}, procedure, ["three"]]);
    expect(first.take().map(([, , , , args]) => args)).toEqual([["three"]]);
    second.send([70, 1, {}]);
    expect(second.take().map(([, , , , args]) => args)).toEqual([["two"], ["one"]]);
    second.connection.terminate();
    expect(caller.take().map(([type, , request]) => [type, request])).toEqual([
      [50, {}],
      [8, 1],
    ]);
  });

  test("leaves nothing when all go in the middle of it", async () => {
    const { caller, callees, router, clock } = await share(2, { invoke: "first", concurrency: 1 }, 2);
    caller.ask([48, 1, { timeout: 10 }, procedure], [48, 2, { timeout: 10 }, procedure]);
    callees[0]?.ask([8, 68, 1, {}, "wamp.error.unavailable"]);
    for (const peer of [caller, ...callees]) peer.connection.terminate();
    clock.settle();
    expect(router.tables()).toEqual(emptyTables);
    expect(clock.timers).toBe(0);
  });
});
