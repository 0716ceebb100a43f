import { describe, expect, it } from "vitest";
import { failureOf, joined } from "../client.test-support.ts";
import type { Wire } from "../client.test-support.ts";
import { ProtocolViolationError } from "../errors/protocol-violation-error.ts";
import { SessionLostError } from "../errors/session-lost-error.ts";

describe("a router that breaks the protocol", () => {
  it.each<[string, Wire]>([
    ["a second WELCOME", [2, 8, { roles: { broker: {} } }]],
    ["CHALLENGE", [4, "ticket", {}]],
    ["HELLO", [1, "realm1", {}]],
    ["PUBLISH", [16, 1, {}, "com.t"]],
    ["SUBSCRIBE", [32, 1, {}, "com.t"]],
    ["CALL", [48, 1, {}, "com.p"]],
    ["REGISTER", [64, 1, {}, "com.p"]],
    ["YIELD", [70, 1, {}]],
    ["an ERROR about no request", [8, 36, 1, {}, "com.e"]],
    ["an ERROR about a reply", [8, 50, 1, {}, "com.e"]],
    ["an unknown type code", [999, 1]],
    ["a message that is too short", [50, 1]],
    ["an empty message", []],
    ["an id of a wrong type", [33, "1", 1]],
  ])(
    "is aborted and cut off on %s [BP-PERR-01, BP-PERR-03, BP-PERR-05, BP-PERR-08, BP-PERR-11, BP-MSG-26]",
    async (_name, message) => {
      const { session, router } = await joined();
      const failure = failureOf(session.call("com.slow"));
      await router.next();
      router.send(message, [50, 1, {}, ["not processed any more"]]);
      expect(await router.next()).toMatchObject([
        3,
        { message: expect.any(String) as string },
        "wamp.error.protocol_violation",
      ]);
      const end = await session.closed;
      expect(end).toMatchObject({ cause: "violation", reason: "wamp.error.protocol_violation" });
      expect(end.error).toBeInstanceOf(ProtocolViolationError);
      expect(await failure).toMatchObject({
        name: "SessionLostError",
        cause: { name: "ProtocolViolationError" },
      });
      await router.closed;
    },
  );

  it("is aborted on what is no JSON [BP-PERR-12]", async () => {
    const { session, router } = await joined();
    router.sendText("[50,1,");
    expect(await router.next()).toMatchObject([3, {}, "wamp.error.protocol_violation"]);
    expect(await session.closed).toMatchObject({ cause: "violation" });
  });

  it("is aborted when a request is answered as if it were another [BP-ID-07]", async () => {
    const { session, router } = await joined();
    const failure = failureOf(session.call("com.p"));
    await router.next();
    router.send([33, 1, 20]);
    expect(await router.next()).toMatchObject([3, {}, "wamp.error.protocol_violation"]);
    expect(await failure).toBeInstanceOf(SessionLostError);
  });
});

describe("a router that is merely late or new", () => {
  it("may send answers nobody waits for", async () => {
    const { session, router } = await joined();
    router.send(
      [50, 9, {}],
      [8, 48, 9, {}, "com.e"],
      [8, 70, 3, {}, "wamp.error.feature_not_supported"],
      [8, 68, 3, {}, "com.e"],
      [17, 9, 1],
      [33, 9, 1],
      [35, 9],
      [65, 9, 1],
      [67, 9],
      [36, 1, 1, {}],
      [69, 1, {}],
    );
    const call = session.call("com.p");
    router.send([50, 1, {}, ["fine"]]);
    expect((await call).value).toBe("fine");
    expect(await router.rest()).toEqual([[48, 1, {}, "com.p"]]);
  });

  it("may send details the client does not know [BP-MSG-24]", async () => {
    const { session, router } = await joined();
    const call = session.call("com.p");
    router.send([50, 1, { x_unknown: [1, { y: 2 }], _private: null }, ["fine"]]);
    expect((await call).value).toBe("fine");
  });
});
