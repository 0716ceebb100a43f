import { describe, expect, test } from "vitest";
import type { RawPeer } from "./raw-peer.test-support.ts";
import { allRoles, emptyTables, testRouter } from "./router.test-support.ts";

const shutdown = [6, {}, "wamp.close.system_shutdown"];

/** A router with a callee and a caller whose call it has not answered. */
async function busyRouter() {
  const { join, connect, router, clock } = testRouter();
  const [callee, caller, idle] = [await join(), await join(), await join()] as [RawPeer, RawPeer, RawPeer];
  callee.ask([64, 1, {}, "com.example.slow"]);
  caller.send([48, 1, {}, "com.example.slow"]);
  callee.take();
  return { connect, router, clock, callee, caller, idle };
}

describe("a router that drains", () => {
  test("lets idle sessions go at once, and busy ones when their calls have been answered", async () => {
    const { router, clock, callee, caller, idle } = await busyRouter();
    const closed = router.drain();
    clock.advance(100);
    expect([callee.take(), caller.take(), idle.take()]).toEqual([[], [], [shutdown]]);
    callee.send([70, 1, {}, ["done"]]);
    clock.advance(100);
    expect(caller.take()).toEqual([[50, 1, {}, ["done"]], shutdown]);
    expect(callee.take()).toEqual([shutdown]);
    for (const peer of [callee, caller, idle]) peer.ask([6, {}, "wamp.close.goodbye_and_out"]);
    await closed;
    expect(router.tables()).toEqual(emptyTables);
    expect(clock.timers).toBe(0);
  });

  test("waits no longer than its grace for calls", async () => {
    const { router, clock, callee, caller } = await busyRouter();
    void router.drain({ grace: 3_000 });
    clock.advance(2_999);
    expect(caller.take()).toEqual([]);
    clock.advance(1);
    expect(caller.take().at(-1)).toEqual(shutdown);
    expect(callee.take().at(-1)).toEqual(shutdown);
  });

  test("lets callees stay that calls wait for, until these have been answered", async () => {
    const { join, router, clock } = testRouter({ realms: [{ name: "realm1", maxWaitingCalls: 1 }] });
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, { concurrency: 1 }, "com.example.slow"]);
    caller.send([48, 1, {}, "com.example.slow"]);
    // The callee is not told, and has no room for the second call until it has answered the first one.
    caller.send([49, 1, { mode: "skip" }]);
    caller.ask([48, 2, {}, "com.example.slow"]);
    callee.take();
    const closed = router.drain();
    clock.advance(100);
    expect([callee.take(), caller.take()]).toEqual([[], []]);
    expect(callee.ask([70, 1, {}])).toEqual([[68, 2, 1, {}]]);
    callee.send([70, 2, {}, ["done"]]);
    clock.advance(100);
    expect(caller.take()).toEqual([[50, 2, {}, ["done"]], shutdown]);
    expect(callee.take()).toEqual([shutdown]);
    for (const peer of [callee, caller]) peer.ask([6, {}, "wamp.close.goodbye_and_out"]);
    await closed;
    expect(router.tables()).toEqual(emptyTables);
  });

  test("lets callees stay that get a call which another one declines", async () => {
    const { join, router, clock } = testRouter();
    const details = { roles: { ...allRoles.roles, callee: { features: { call_reroute: true } } } };
    const [caller, first, second, third] = [await join(), await join({ details }), await join(), await join()];
    for (const callee of [first, second, third]) callee.ask([64, 1, { invoke: "first" }, "com.example.slow"]);
    caller.ask([48, 1, {}, "com.example.slow"]);
    first.take();
    void router.drain();
    clock.advance(100);
    expect([second.take(), third.take()]).toEqual([[], []]);
    first.send([8, 68, 1, {}, "wamp.error.unavailable"]);
    expect(second.take()).toEqual([[68, 1, 1, {}]]);
    // The second one cannot decline, so the others are not needed any more.
    clock.advance(100);
    expect([first.take(), second.take(), third.take()]).toEqual([[shutdown], [], [shutdown]]);
    second.send([70, 1, {}, ["done"]]);
    expect(caller.take()).toEqual([[50, 1, {}, ["done"]]]);
    clock.advance(20_000);
    expect(router.tables()).toEqual(emptyTables);
  });

  test("ends calls that still wait when its grace is over", async () => {
    const { join, router, clock } = testRouter({ realms: [{ name: "realm1", maxWaitingCalls: 1 }] });
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, { concurrency: 1 }, "com.example.slow"]);
    caller.send([48, 1, {}, "com.example.slow"]);
    caller.ask([48, 2, {}, "com.example.slow"]);
    callee.take();
    void router.drain({ grace: 3_000 });
    clock.advance(3_000);
    expect(caller.take().at(-1)).toEqual(shutdown);
    expect(router.tables()).toMatchObject({ sessions: 0, calls: 0, invocations: 0, waitingCalls: 0 });
    clock.advance(20_000);
    expect(router.tables()).toEqual(emptyTables);
    expect(clock.timers).toBe(0);
  });

  test("takes no new calls and no new sessions", async () => {
    const { router, clock, callee, caller, connect } = await busyRouter();
    const late = await connect();
    void router.drain();
    expect(late.ask([1, "realm1", allRoles])).toEqual([[3, { message: "the router is closing" }, shutdown[2]]]);
    const refusal = [8, 48, 2, {}, "wamp.error.unavailable", ["the router is closing"]];
    expect(caller.ask([48, 2, {}, "com.example.slow"])).toEqual([refusal]);
    expect(callee.take()).toEqual([]);
    clock.advance(20_000);
    expect(router.tables()).toEqual(emptyTables);
  });

  test("spreads its goodbyes over time", async () => {
    const { join, router, clock } = testRouter();
    const peers = await Promise.all(Array.from({ length: 100 }, () => join()));
    void router.drain({ spread: 50 });
    const gone = [10, 10, 10, 10, 10].map((ms) => {
      clock.advance(ms);
      return peers.filter((peer) => peer.take().length > 0).length;
    });
    expect(gone.reduce((sum, count) => sum + count)).toBe(100);
    expect(gone.every((count) => count > 5)).toBe(true);
  });

  test("can still be closed at once", async () => {
    const { router, clock, callee, caller } = await busyRouter();
    void router.drain();
    clock.advance(100);
    void router.close();
    expect([callee.take().at(-1), caller.take().at(-1)]).toEqual([shutdown, shutdown]);
  });
});
