import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, emptyTables, testRouter } from "../router.test-support.ts";

const closed = [6, {}, "wamp.close.close_realm"];
const answer = [6, {}, "wamp.close.goodbye_and_out"] as const;

describe("a realm that is taken away", () => {
  test("lets idle sessions go, and busy ones when their calls have ended; others notice nothing", async () => {
    const { router, clock, connect, join } = testRouter({ realms: [{ name: "realm1" }, { name: "realm2" }] });
    const [callee, caller, idle, bystander] = [
      await join(),
      await join(),
      await join(),
      await join({ realm: "realm2" }),
    ];
    callee.ask([64, 1, {}, "com.example.slow"]);
    caller.send([48, 1, {}, "com.example.slow"]);
    callee.take();
    let state = "there";
    const gone = router.removeRealm("realm1").then(() => (state = "gone"));
    expect(router.realms()).toEqual(["realm2"]);
    expect((await connect()).ask([1, "realm1", allRoles])).toMatchObject([[3, {}, "wamp.error.no_such_realm"]]);
    expect(caller.ask([48, 2, {}, "com.example.slow"])).toMatchObject([
      [8, 48, 2, {}, "wamp.error.unavailable", [expect.any(String)]],
    ]);
    clock.advance(100);
    expect([callee.take(), caller.take(), idle.take()]).toEqual([[], [], [closed]]);
    expect([state, router.tables().sessions]).toEqual(["there", 3]);
    callee.send([70, 1, {}, ["done"]]);
    clock.advance(100);
    expect([callee.take(), caller.take()]).toEqual([[closed], [[50, 1, {}, ["done"]], closed]]);
    await gone;
    for (const peer of [callee, caller, idle]) peer.ask(answer);
    expect(bystander.ask([32, 1, {}, "com.example.topic"]).map(([type]) => type)).toEqual([33]);
    bystander.connection.terminate();
    clock.settle();
    expect(router.tables()).toEqual(emptyTables);
    expect(clock.timers).toBe(0);
  });

  test("ends what is still there after the grace, and can be there again", async () => {
    const { router, clock, join } = testRouter();
    const [callee, caller] = [await join(), await join()] as [RawPeer, RawPeer];
    callee.ask([64, 1, {}, "com.example.slow"]);
    caller.send([48, 1, {}, "com.example.slow"]);
    const gone = router.removeRealm("realm1", { grace: 500, spread: 0 });
    clock.advance(500);
    expect(caller.take().at(-1)).toEqual(closed);
    await gone;
    router.addRealm({ name: "realm1" });
    expect((await join()).ask([48, 1, {}, "com.example.slow"])).toMatchObject([
      [8, 48, 1, {}, "wamp.error.no_such_procedure"],
    ]);
    expect(() => router.addRealm({ name: "realm1" })).toThrow('there are two realms "realm1"');
    await expect(router.removeRealm("realm2")).rejects.toThrow('there is no realm "realm2"');
  });

  test("is not the realm that a connection is in by then", async () => {
    const { router, clock, join } = testRouter({ realms: [{ name: "realm1" }, { name: "realm2" }] });
    const peer = await join();
    void router.removeRealm("realm1", { spread: 2_000 });
    peer.ask([6, {}, "wamp.close.close_realm"]);
    expect(peer.ask([1, "realm2", allRoles]).map(([type]) => type)).toEqual([2]);
    clock.advance(20_000);
    expect(peer.take()).toEqual([]);
  });

  test("turns away who has begun to join it", async () => {
    const challenge = {
      authmethod: "x",
      extra: {},
      answer: () => ({ authid: "a", authrole: "b", authmethod: "x", authprovider: "y" }),
    };
    const { router, connect } = testRouter({ realms: [{ name: "realm1", authenticate: () => challenge }] });
    const peer = await connect();
    peer.ask([1, "realm1", allRoles]);
    await router.removeRealm("realm1");
    expect(peer.ask([5, "", {}])).toMatchObject([[3, {}, "wamp.error.unavailable"]]);
  });
});

describe("a template", () => {
  test("may be added, replaced and taken away with its realms", async () => {
    const { router, clock, connect, join } = testRouter();
    expect(router.setTemplate({ names: "com.*", emptyTimeout: 1_000 })).toEqual([]);
    const [a, b] = [await join({ realm: "com.a" }), await join({ realm: "com.b" })];
    b.ask([6, {}, "wamp.close.close_realm"]);
    expect(router.setTemplate({ names: "com.*", emptyTimeout: 5_000, maxRealms: 2 })).toEqual(["com.a", "com.b"]);
    clock.advance(4_999);
    expect(router.realms()).toEqual(["realm1", "com.a", "com.b"]);
    clock.advance(1);
    expect(router.realms()).toEqual(["realm1", "com.a"]);
    const gone = router.removeTemplate("com.*");
    clock.advance(10);
    expect(a.take()).toEqual([closed]);
    await gone;
    expect((await connect()).ask([1, "com.a", allRoles])).toMatchObject([[3, {}, "wamp.error.no_such_realm"]]);
    await expect(router.removeTemplate("com.*")).rejects.toThrow('there is no template "com.*"');
    expect(() => router.setTemplate({ names: "com" })).toThrow("need *");
  });

  test("stands once in the options", () => {
    const templates = [{ names: "com.*" }, { names: "com.*" }];
    expect(() => testRouter({ templates })).toThrow('there are two templates "com.*"');
  });
});
