import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";

const procedure = "com.example.add";

describe("YIELD", () => {
  test("for an INVOCATION that never was breaks the protocol, and its caller is told (BP-PERR-09, T2)", async () => {
    const { join } = testRouter();
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    callee.take();
    expect(callee.ask([70, 2, {}])[0]?.slice(0, 3)).toEqual([3, expect.anything(), "wamp.error.protocol_violation"]);
    expect(caller.take()[0]?.[4]).toBe("wamp.error.canceled");
  });

  test("for a call that was answered is discarded and counted (BP-RPC-14, T2)", async () => {
    const { join, router } = testRouter();
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    callee.ask([70, 1, {}, ["first"]]);
    expect(callee.ask([70, 1, {}, ["second"]])).toEqual([]);
    expect(caller.take()).toEqual([[50, 1, {}, ["first"]]]);
    expect(router.counters.answersLate).toBe(1);
  });

  test("with progress nobody asked for is discarded and the call stays open (T32)", async () => {
    const { join } = testRouter();
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    callee.ask([70, 1, { progress: true }, ["half"]], [70, 1, {}, ["whole"]]);
    expect(caller.take()).toEqual([[50, 1, {}, ["whole"]]]);
  });

  test("too long for the caller's transport becomes an ERROR to the caller (BP-ERR-04, T46)", async () => {
    const { join, router } = testRouter();
    const [callee, caller] = [await join(), await join({ maxMessageLength: 4_000 })];
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    callee.ask([70, 1, {}, ["x".repeat(4_000)]]);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.payload_size_exceeded", [expect.any(String)]]]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });
});
