import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";

const procedure = "com.example.add";

const waysToLeave: { way: string; leave: (callee: RawPeer) => void }[] = [
  { way: "GOODBYE", leave: (callee) => callee.send([6, {}, "wamp.close.normal"]) },
  { way: "ABORT", leave: (callee) => callee.send([3, {}, "wamp.error.runtime_error"]) },
  { way: "a broken protocol", leave: (callee) => callee.sendText("nonsense") },
  { way: "closing the connection", leave: (callee) => callee.connection.close() },
  { way: "losing the connection", leave: (callee) => callee.connection.terminate() },
];

describe("a callee that leaves", () => {
  test.each(waysToLeave)("by $way has its callers told (BP-RPC-15, BP-ERR-03, T1)", async ({ leave }) => {
    const { join, router, clock } = testRouter();
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure], [48, 2, {}, procedure]);
    leave(callee);
    clock.settle();
    expect(caller.take()).toEqual([
      [8, 48, 1, {}, "wamp.error.canceled", ["the callee left before it answered"]],
      [8, 48, 2, {}, "wamp.error.canceled", ["the callee left before it answered"]],
    ]);
    expect(caller.ask([48, 3, {}, procedure])[0]?.[4]).toBe("wamp.error.no_such_procedure");
    expect(router.tables()).toMatchObject({ registrations: 0, calls: 0, invocations: 0 });
  });
});
