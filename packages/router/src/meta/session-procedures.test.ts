import { describe, expect, test } from "vitest";
import type { RawMessage } from "../raw-peer.test-support.ts";
import { testRouter } from "../router.test-support.ts";

const details = { session: 0, authid: expect.any(String), authrole: "anonymous", authmethod: "anonymous" };

describe("wamp.session", () => {
  test("count and list tell of the sessions of the realm (AP-MSESS-02, AP-MSESS-05, AP-MSESS-06)", async () => {
    const { join } = testRouter({ realms: [{ name: "realm1" }, { name: "realm2" }] });
    const [one, other] = [await join(), await join()];
    await join({ realm: "realm2" });
    expect(one.ask([48, 1, {}, "wamp.session.count"])).toEqual([[50, 1, {}, [2]]]);
    expect(one.ask([48, 2, {}, "wamp.session.list"])).toEqual([[50, 2, {}, [[one.session, other.session]]]]);
  });

  test.each([
    { args: [["anonymous", "user"]], kwargs: {}, count: 1 },
    { args: [["user"]], kwargs: {}, count: 0 },
    { args: [[]], kwargs: {}, count: 0 },
    { args: [null], kwargs: {}, count: 1 },
    { args: [], kwargs: { filter_authroles: ["user"] }, count: 0 },
  ])("count and list filter by $args and $kwargs (AP-MSESS-05, AP-MSESS-06)", async ({ args, kwargs, count }) => {
    const peer = await testRouter().join();
    const [counted, listed] = peer.ask(
      [48, 1, {}, "wamp.session.count", args, kwargs],
      [48, 2, {}, "wamp.session.list", args, kwargs],
    );
    expect(counted).toEqual([50, 1, {}, [count]]);
    expect(listed).toEqual([50, 2, {}, [count === 1 ? [peer.session] : []]]);
  });

  test("get tells who a session is, and nothing of its connection (AP-MSESS-07)", async () => {
    const { join } = testRouter();
    const [one, other] = [await join(), await join({ details: { roles: { caller: {} }, agent: "secret agent" } })];
    expect(one.ask([48, 1, {}, "wamp.session.get", [other.session]])).toEqual([
      [50, 1, {}, [{ ...details, session: other.session, authprovider: "static" }]],
    ]);
    expect(one.ask([48, 2, {}, "wamp.session.get", [], { session: 1 }])).toEqual([
      [8, 48, 2, {}, "wamp.error.no_such_session"],
    ]);
  });

  test.each([
    ["wamp.session.get", []],
    ["wamp.session.get", ["one"]],
    ["wamp.session.get", [0]],
    ["wamp.session.count", ["anonymous"]],
    ["wamp.session.list", [[1]]],
  ])("%s of %j is an invalid argument", async (procedure, args) => {
    const peer = await testRouter().join();
    expect(peer.ask([48, 1, {}, procedure, args])).toEqual([
      [8, 48, 1, {}, "wamp.error.invalid_argument", [expect.any(String)]],
    ]);
  });

  test.each(["wamp", "wamp.session", "wamp.session.nothing", "wamp.toString"])("%s is no procedure", async (uri) => {
    const peer = await testRouter().join();
    expect(peer.ask([48, 1, {}, uri])).toEqual([[8, 48, 1, {}, "wamp.error.no_such_procedure"]]);
  });

  test("a result too long for the caller is refused (BP-ERR-04, T46)", async () => {
    const { join } = testRouter();
    const caller = await join({ maxMessageLength: 4_000 });
    for (let n = 0; n < 300; n++) await join();
    expect(caller.ask([48, 1, {}, "wamp.session.list"])[0]?.[4]).toBe("wamp.error.payload_size_exceeded");
  });
});

describe("wamp.session events", () => {
  test("tell the others who joined and who left (AP-MSESS-03, AP-MSESS-04, T37)", async () => {
    const { join } = testRouter();
    const watcher = await join();
    const joins = watcher.askId([32, 1, {}, "wamp.session.on_join"]);
    const leaves = watcher.askId([32, 2, {}, "wamp.session.on_leave"]);
    const peer = await join();
    const [event] = watcher.take();
    expect(event).toEqual([
      36,
      joins,
      expect.any(Number),
      {},
      [{ ...details, session: peer.session, authprovider: "static" }],
    ]);
    const [{ authid }] = argsOf(event) as [{ authid: string }];
    peer.connection.terminate();
    expect(watcher.take()).toEqual([[36, leaves, expect.any(Number), {}, [peer.session, authid, "anonymous"]]]);
  });

  test("never reach the session that leaves", async () => {
    const { join } = testRouter();
    const peer = await join();
    peer.ask([32, 1, {}, "wamp.session.on_leave"], [32, 2, { match: "prefix" }, ""]);
    expect(peer.ask([6, {}, "wamp.close.normal"])).toEqual([[6, {}, "wamp.close.goodbye_and_out"]]);
  });

  test.each([
    ["prefix", ""],
    ["prefix", "wam"],
    ["wildcard", ".."],
    ["wildcard", ".session."],
  ])("do not reach who subscribed to %s %j, which does not name wamp (T19)", async (match, pattern) => {
    const { join } = testRouter();
    const watcher = await join();
    watcher.ask([32, 1, { match }, pattern]);
    await join();
    expect(watcher.take()).toEqual([]);
    expect(watcher.ask([48, 2, {}, "wamp.subscription.match", ["wamp.session.on_join"]])).toEqual([
      [50, 2, {}, [null]],
    ]);
  });

  test("reach pattern subscribers with their topic", async () => {
    const { join } = testRouter();
    const watcher = await join();
    const id = watcher.askId([32, 1, { match: "prefix" }, "wamp.session."]);
    const peer = await join();
    peer.send([6, {}, "wamp.close.normal"]);
    expect(watcher.take().map((event) => event.slice(0, 4))).toEqual([
      [36, id, expect.any(Number), { topic: "wamp.session.on_join" }],
      [36, id, expect.any(Number), { topic: "wamp.session.on_leave" }],
    ]);
  });
});

/** The arguments of an EVENT. */
function argsOf(event: RawMessage | undefined): unknown {
  return event?.[4];
}
