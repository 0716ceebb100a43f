import { describe, expect, test } from "vitest";
import { emptyTables, testRouter } from "../router.test-support.ts";

const procedure = "com.example.add";

describe("a pattern registration", () => {
  test.each([
    ["prefix", "com.example.a"],
    ["prefix", ""],
    ["wildcard", "com..add"],
  ])("%s %j gets calls with the procedure that was called (AP-PREG-02, AP-PREG-03, AP-PREG-07)", async (match, uri) => {
    const { join } = testRouter();
    const [callee, caller] = [await join(), await join()];
    const registration = callee.askId([64, 1, { match }, uri]);
    caller.ask([48, 1, {}, procedure, [1, 2]]);
    expect(callee.take()).toEqual([[68, 1, registration, { procedure }, [1, 2]]]);
    callee.ask([70, 1, {}, [3]]);
    expect(caller.take()).toEqual([[50, 1, {}, [3]]]);
  });

  test("leaves calls to an exact registration, whose invocations name no procedure (AP-PREG-04)", async () => {
    const { join } = testRouter();
    const [pattern, exact, caller] = [await join(), await join(), await join()];
    pattern.ask([64, 1, { match: "prefix" }, "com."]);
    const registration = exact.askId([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    expect([exact.take(), pattern.take()]).toEqual([[[68, 1, registration, {}]], []]);
    exact.ask([66, 2, registration]);
    caller.ask([48, 2, {}, procedure]);
    expect(pattern.take()).toHaveLength(1);
  });

  test("of the same string under another policy is another registration (AP-PREG-08)", async () => {
    const { join } = testRouter();
    const callee = await join();
    const ids = ["exact", "prefix", "wildcard"].map((match, n) => callee.askId([64, n + 1, { match }, procedure]));
    expect(new Set(ids).size).toBe(3);
    expect(callee.ask([64, 4, { match: "prefix" }, procedure])[0]?.[4]).toBe("wamp.error.procedure_already_exists");
  });

  test("may be shared like any other (AP-SHREG-04)", async () => {
    const { join } = testRouter();
    const [one, other, caller] = [await join(), await join(), await join()];
    const options = { match: "wildcard", invoke: "roundrobin" };
    expect(one.askId([64, 1, options, "com..add"])).toBe(other.askId([64, 1, options, "com..add"]));
    caller.ask([48, 1, {}, procedure], [48, 2, {}, procedure]);
    expect([one.take().length, other.take().length]).toEqual([1, 1]);
  });

  test("is gone with its callee", async () => {
    const { join, router } = testRouter();
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, { match: "prefix" }, "com."], [64, 2, { match: "wildcard" }, ".."]);
    callee.connection.terminate();
    expect(caller.ask([48, 1, {}, procedure])[0]?.[4]).toBe("wamp.error.no_such_procedure");
    caller.connection.terminate();
    caller.take();
    expect(router.tables()).toEqual(emptyTables);
  });

  test.each(["wamp", "wamp.session.count", "wamp.x.y"])("never captures a call to %s (T19)", async (reserved) => {
    const { join } = testRouter();
    const [callee, caller] = [await join(), await join()];
    const patterns = [
      ["prefix", ""],
      ["prefix", "w"],
      ["prefix", "wam"],
      ["wildcard", ""],
      ["wildcard", "."],
      ["wildcard", ".."],
      ["wildcard", ".session.count"],
    ];
    const answers = patterns.map(([match, uri], n) => callee.ask([64, n + 1, { match }, uri])[0]?.[0]);
    expect(answers).toEqual(patterns.map(() => 65));
    expect(caller.ask([48, 1, {}, reserved])).toHaveLength(1);
    expect(callee.take()).toEqual([]);
  });

  test.each(["a b", "a..b", "a.", "a#", `a${".b".repeat(40)}`, "a".repeat(600)])(
    "does not get calls to %j, which is no URI (BP-URI-09)",
    async (uri) => {
      const { join } = testRouter();
      const [callee, caller] = [await join(), await join()];
      callee.ask([64, 1, { match: "prefix" }, "a"], [64, 2, { match: "wildcard" }, ".."]);
      expect(caller.ask([48, 1, {}, uri])[0]?.[4]).toBe("wamp.error.invalid_uri");
      expect(callee.take()).toEqual([]);
    },
  );

  test.each([
    ["prefix", "wamp"],
    ["prefix", "wamp."],
    ["wildcard", "wamp."],
    ["wildcard", "wamp..on_join"],
    ["prefix", "com..add"],
    ["wildcard", "com. .add"],
  ])("%s %j is refused (BP-URI-07, BP-URI-09, T19)", async (match, uri) => {
    const peer = await testRouter().join();
    const error = "wamp.error.invalid_uri";
    expect(peer.ask([64, 1, { match }, uri])).toEqual([[8, 64, 1, {}, error, [expect.any(String)]]]);
  });
});
