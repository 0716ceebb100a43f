import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";

const procedure = "com.example.add";

/** A caller with call 5 in flight, and the callee that got it as invocation 1. */
async function callInFlight(uriRule: "loose" | "strict" = "loose"): Promise<{ callee: RawPeer; caller: RawPeer }> {
  const { join } = testRouter({ realms: [{ name: "realm1", uriRule }] });
  const [callee, caller] = [await join(), await join()];
  callee.ask([64, 1, {}, procedure]);
  caller.ask([48, 5, {}, procedure]);
  callee.take();
  return { callee, caller };
}

describe("ERROR of a callee", () => {
  test("reaches the caller with URI and payload, and without its details (BP-RPC-09)", async () => {
    const { callee, caller } = await callInFlight();
    callee.ask([8, 68, 1, { x_why: 1 }, "com.example.error", ["bad"], { code: 7 }]);
    expect(caller.take()).toEqual([[8, 48, 5, {}, "com.example.error", ["bad"], { code: 7 }]]);
  });

  test("ends the call: a second answer is late and discarded (BP-RPC-07, T2)", async () => {
    const { callee, caller } = await callInFlight();
    callee.ask([8, 68, 1, {}, "com.example.error"]);
    expect(callee.ask([70, 1, {}], [8, 68, 1, {}, "com.example.error"])).toEqual([]);
    expect(caller.take()).toHaveLength(1);
  });

  test("with an invalid URI ends the call with that very error (BP-URI-09)", async () => {
    const { callee, caller } = await callInFlight("strict");
    expect(callee.ask([8, 68, 1, {}, "com.example.Error"])).toEqual([]);
    expect(caller.take()).toEqual([[8, 48, 5, {}, "wamp.error.invalid_uri", [expect.any(String)]]]);
  });

  test.each([16, 32, 34, 48, 64, 66, 50])("naming request type %i breaks the protocol (BP-PERR-08)", async (type) => {
    const { callee } = await callInFlight();
    expect(callee.ask([8, type, 1, {}, "com.example.error"])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });

  test("for an INVOCATION that never was breaks the protocol (BP-PERR-09)", async () => {
    const { callee } = await callInFlight();
    expect(callee.ask([8, 68, 2, {}, "com.example.error"])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });
});
