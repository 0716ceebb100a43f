import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { emptyTables, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";

const allowing = { realms: [{ name: "realm1", metaKill: true }] };

/** A realm that allows killing, with a caller that hears who leaves, and others to kill. */
async function victims(count: number): Promise<{ router: TestRouter; caller: RawPeer; others: RawPeer[] }> {
  const router = testRouter(allowing);
  const caller = await router.join();
  caller.ask([32, 1, {}, "wamp.session.on_leave"]);
  const others = [];
  for (let n = 0; n < count; n++) others.push(await router.join());
  return { router, caller, others };
}

describe("wamp.session.kill", () => {
  test("ends another session, which leaves the realm at once (AP-MSESS-08, AP-MSESS-12)", async () => {
    const { router, caller, others } = await victims(2);
    const [victim, other] = others as [RawPeer, RawPeer];
    const [left, result] = caller.ask([48, 2, {}, "wamp.session.kill", [victim.session]]);
    expect(left?.[4]).toEqual([victim.session, expect.any(String), "anonymous"]);
    expect(result).toEqual([50, 2, {}]);
    expect(victim.take()).toEqual([[6, {}, "wamp.close.killed"]]);
    expect(router.router.tables().sessions).toBe(2);
    victim.ask([6, {}, "wamp.close.goodbye_and_out"]);
    expect(victim.end).toBeDefined();
    expect(other.take()).toEqual([]);
  });

  test("closes the connection of a session that does not answer", async () => {
    const { router, caller, others } = await victims(1);
    caller.ask([48, 2, {}, "wamp.session.kill", [others[0]?.session]]);
    router.clock.advance(1_000);
    expect(others[0]?.end).toBeDefined();
  });

  test("says the reason and the message it is given (AP-MSESS-12)", async () => {
    const { caller, others } = await victims(1);
    const kwargs = { reason: "com.example.enough", message: "enough" };
    caller.ask([48, 2, {}, "wamp.session.kill", [others[0]?.session], kwargs]);
    expect(others[0]?.take()).toEqual([[6, { message: "enough" }, "com.example.enough"]]);
  });

  test("of nobody, or of the caller itself, is refused (AP-MSESS-08)", async () => {
    const { caller, router } = await victims(1);
    expect(
      caller.ask([48, 2, {}, "wamp.session.kill", [1]], [48, 3, {}, "wamp.session.kill", [caller.session]]),
    ).toEqual([
      [8, 48, 2, {}, "wamp.error.no_such_session"],
      [8, 48, 3, {}, "wamp.error.no_such_session"],
    ]);
    expect(router.router.tables().sessions).toBe(2);
  });

  test("answers callers of the killed session, the killer too (BP-RPC-15)", async () => {
    const { caller, others } = await victims(1);
    const [victim] = others as [RawPeer];
    victim.ask([64, 1, {}, "com.example.procedure"]);
    caller.ask([48, 2, {}, "com.example.procedure"]);
    const answers = caller.ask([48, 3, {}, "wamp.session.kill", [victim.session]]);
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual([
      [8, 48, 2],
      [36, expect.any(Number), expect.any(Number)],
      [50, 3, {}],
    ]);
  });
});

describe("the kill family", () => {
  const procedures = [
    ["wamp.session.kill", (peer: RawPeer) => [peer.session]],
    ["wamp.session.kill_by_authid", () => ["anybody"]],
    ["wamp.session.kill_by_authrole", () => ["anonymous"]],
    ["wamp.session.kill_all", () => []],
  ] as const;

  test.each(procedures)("%s is refused unless the realm allows it", async (procedure, args) => {
    const { join, router } = testRouter();
    const [caller, other] = [await join(), await join()];
    expect(caller.ask([48, 1, {}, procedure, args(other)])[0]?.[4]).toBe("wamp.error.not_authorized");
    expect(router.tables().sessions).toBe(2);
  });

  test.each(procedures)("%s kills nobody for a reason that is no URI (AP-MSESS-13)", async (procedure, args) => {
    const { router, caller, others } = await victims(1);
    for (const [index, reason] of ["", "not a uri", "com..example"].entries()) {
      const [error] = caller.ask([48, index + 2, {}, procedure, args(others[0] as RawPeer), { reason }]);
      expect(error).toEqual([8, 48, index + 2, {}, "wamp.error.invalid_uri"]);
    }
    expect(caller.ask([48, 9, {}, procedure, args(others[0] as RawPeer), { message: 1 }])[0]?.[4]).toBe(
      "wamp.error.invalid_argument",
    );
    expect(router.router.tables().sessions).toBe(2);
  });

  test("kills by authid and by authrole, never the caller (AP-MSESS-09, AP-MSESS-10, T24)", async () => {
    const identity = { authid: "jane", authrole: "user", authmethod: "test", authprovider: "test" };
    const { join } = testRouter({ realms: [{ name: "realm1", metaKill: true, authenticate: () => identity }] });
    const caller = await join();
    const first = [await join(), await join()];
    const ids = first.map(({ session }) => session);
    expect(caller.ask([48, 1, {}, "wamp.session.kill_by_authid", ["jane"]])).toEqual([[50, 1, {}, [ids]]]);
    const second = [await join(), await join(), await join()];
    expect(caller.ask([48, 2, {}, "wamp.session.kill_by_authrole", ["user"]])).toEqual([[50, 2, {}, [3]]]);
    for (const peer of [...first, ...second]) expect(peer.take()).toEqual([[6, {}, "wamp.close.killed"]]);
    expect(caller.ask([48, 3, {}, "wamp.session.kill_by_authid", ["joe"]])).toEqual([[50, 3, {}, [[]]]]);
    expect(caller.ask([48, 4, {}, "wamp.session.kill_by_authrole", ["admin"]])).toEqual([[50, 4, {}, [0]]]);
  });

  test("kills all without a word to the caller, and leaves nothing of them (AP-MSESS-11, D5, T30)", async () => {
    const { router, caller, others } = await victims(3);
    for (const peer of others) peer.ask([32, 1, {}, "com.example.topic"], [64, 2, {}, `com.example.p${peer.session}`]);
    expect(caller.ask([48, 2, {}, "wamp.session.kill_all", [], { message: "all out" }])).toEqual([[50, 2, {}, [3]]]);
    for (const peer of others) expect(peer.take()).toEqual([[6, { message: "all out" }, "wamp.close.killed"]]);
    expect(router.router.tables()).toMatchObject({ sessions: 1, subscriptions: 1, registrations: 0 });
    caller.connection.terminate();
    router.clock.advance(10_000);
    expect(router.router.tables()).toEqual(emptyTables);
  });
});
