import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";

const procedure = "com.example.add";

/** A callee that registered the procedure, and a caller. */
async function pair({ join }: TestRouter): Promise<{ callee: RawPeer; caller: RawPeer; registration: number }> {
  const [callee, caller] = [await join(), await join()];
  return { callee, caller, registration: callee.askId([64, 1, {}, procedure]) };
}

describe("CALL", () => {
  test("becomes an INVOCATION with the payload unchanged (BP-RPC-06)", async () => {
    const { callee, caller, registration } = await pair(testRouter());
    expect(caller.ask([48, 7, {}, procedure, [1, 2], { exact: true }])).toEqual([]);
    expect(callee.take()).toEqual([[68, 1, registration, {}, [1, 2], { exact: true }]]);
  });

  test("numbers the INVOCATIONs of each callee 1, 2, 3 (BP-ID-06, T4)", async () => {
    const router = testRouter();
    const { callee, caller } = await pair(router);
    const other = await router.join();
    other.ask([64, 1, {}, "com.example.other"]);
    caller.ask([48, 1, {}, procedure], [48, 2, {}, "com.example.other"], [48, 3, {}, procedure]);
    expect(callee.take().map((message) => message[1])).toEqual([1, 2]);
    expect(other.take().map((message) => message[1])).toEqual([1]);
  });

  test("of a procedure nobody registered is refused (BP-RPC-05, BP-ERR-01)", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([48, 1, {}, procedure])).toEqual([[8, 48, 1, {}, "wamp.error.no_such_procedure"]]);
  });

  test("of something that is no URI is refused as such (BP-URI-09)", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([48, 1, {}, "com..add"])[0]?.[4]).toBe("wamp.error.invalid_uri");
  });

  test("may go to the caller itself", async () => {
    const { callee } = await pair(testRouter());
    const [invocation] = callee.ask([48, 2, {}, procedure, ["me"]]);
    expect(callee.ask([70, invocation?.[1], {}, ["you"]])).toEqual([[50, 2, {}, ["you"]]]);
  });

  test("beyond the limit in flight is refused until one is answered", async () => {
    const { callee, caller } = await pair(testRouter({ limits: { maxCalls: 1 } }));
    caller.ask([48, 1, {}, procedure]);
    expect(caller.ask([48, 2, {}, procedure])[0]?.[4]).toBe("wamp.error.unavailable");
    callee.ask([70, 1, {}]);
    expect(caller.take()).toEqual([[50, 1, {}]]);
    expect(caller.ask([48, 3, {}, procedure])).toEqual([]);
  });

  test("with the id of a call in flight breaks the protocol even where ids are not checked", async () => {
    const { callee, caller } = await pair(testRouter({ realms: [{ name: "realm1", requestIds: "off" }] }));
    caller.ask([48, 1, {}, procedure]);
    expect(caller.ask([48, 1, {}, procedure])[0]?.[2]).toBe("wamp.error.protocol_violation");
    expect(callee.take()).toHaveLength(1);
  });

  test("too long for the callee's transport is refused and leaves no gap in its ids (BP-ERR-04, T46)", async () => {
    const { join } = testRouter();
    const [callee, caller] = [await join({ maxMessageLength: 4_000 }), await join()];
    callee.ask([64, 1, {}, procedure]);
    expect(caller.ask([48, 1, {}, procedure, ["x".repeat(4_000)]])).toEqual([
      [8, 48, 1, {}, "wamp.error.payload_size_exceeded", [expect.any(String)]],
    ]);
    caller.ask([48, 2, {}, procedure, ["short"]]);
    expect(callee.take().map((message) => message[1])).toEqual([1]);
  });
});

describe("answers", () => {
  test("YIELD becomes RESULT with the payload unchanged (BP-RPC-08)", async () => {
    const { callee, caller } = await pair(testRouter());
    caller.ask([48, 7, {}, procedure]);
    expect(callee.ask([70, 1, {}, [3], { exact: true }]).slice(1)).toEqual([]);
    expect(caller.take()).toEqual([[50, 7, {}, [3], { exact: true }]]);
  });

  test("may come in any order (BP-RPC-11)", async () => {
    const { callee, caller } = await pair(testRouter());
    caller.ask([48, 1, {}, procedure], [48, 2, {}, procedure], [48, 3, {}, procedure]);
    callee.ask([70, 2, {}, ["second"]], [70, 3, {}, ["third"]], [70, 1, {}, ["first"]]);
    expect(caller.take()).toEqual([
      [50, 2, {}, ["second"]],
      [50, 3, {}, ["third"]],
      [50, 1, {}, ["first"]],
    ]);
  });

  test("come only from the callee that was asked (BP-RPC-10)", async () => {
    const router = testRouter();
    const { callee, caller } = await pair(router);
    const foreigner = await router.join();
    caller.ask([48, 1, {}, procedure]);
    expect(foreigner.ask([70, 1, {}, ["forged"]])[0]?.[2]).toBe("wamp.error.protocol_violation");
    callee.ask([70, 1, {}, ["genuine"]]);
    expect(caller.take()).toEqual([[50, 1, {}, ["genuine"]]]);
  });
});
