import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import { joinAs, patiently, realmWith } from "./authorization.test-support.ts";

const procedure = "com.example.authorize";
const topic = "com.example.topic";

/** A realm whose users' authorizer is a procedure that only judges may register. */
function realm(): TestRouter {
  const judge = {
    name: "judge",
    permissions: [procedure, "com.example.slow"].map((uri) => ({ uri, allow: { register: true } })),
    authorize: procedure,
  };
  return realmWith({ roles: [{ name: "user", authorize: procedure }, judge] });
}

interface Court {
  readonly router: TestRouter;
  readonly judge: RawPeer;
  readonly user: RawPeer;
}

async function court(): Promise<Court> {
  const router = realm();
  const features = { roles: { callee: { features: { call_canceling: true } }, caller: {}, subscriber: {} } };
  const [judge, user] = [await joinAs(router, "judge", features), await joinAs(router, "user")];
  expect(judge.ask([64, 1, {}, procedure])[0]?.[0]).toBe(65);
  return { router, judge, user };
}

/** Answers the next INVOCATION, which was to come. */
async function answer(judge: RawPeer, message: (invocation: unknown) => RawMessage): Promise<RawMessage> {
  const [invocation = []] = judge.take();
  judge.ask(message(invocation[1]));
  await patiently();
  return invocation;
}

describe("an authorizer that is a procedure", () => {
  test("is called with the session, the URI, the action and the options", async () => {
    const { judge, user } = await court();
    user.ask([32, 1, { match: "prefix", x_custom: 1 }, "com.example."], [32, 2, {}, topic]);
    const details = {
      session: user.session,
      authid: "jane",
      authrole: "user",
      authmethod: "test",
      authprovider: "test",
    };
    const invocation = await answer(judge, (id) => [70, id, {}, [true]]);
    expect(invocation.slice(3)).toEqual([{}, [details, "com.example.", "subscribe", { match: "prefix" }]]);
    expect(user.take().map((message) => message.slice(0, 2))).toEqual([[33, 1]]);
    await answer(judge, (id) => [70, id, {}, [], { allow: false, cache: true }]);
    expect(user.take()[0]?.slice(0, 5)).toEqual([8, 32, 2, {}, "wamp.error.not_authorized"]);
    expect(user.ask([32, 3, {}, topic])[0]?.[4]).toBe("wamp.error.not_authorized");
    expect(judge.take()).toEqual([]);
  });

  test.each([
    ["wamp.error.not_authorized", "wamp.error.not_authorized"],
    ["wamp.error.authorization_denied", "wamp.error.authorization_denied"],
    ["wamp.error.authorization_required", "wamp.error.authorization_required"],
    ["wamp.error.authorization_failed", "wamp.error.authorization_failed"],
    ["com.example.error", "wamp.error.authorization_failed"],
  ])("may answer with the error %s, which becomes %s (AP-ERR-02, BP-ERR-05)", async (said, told) => {
    const { judge, user } = await court();
    user.ask([32, 1, {}, topic]);
    await answer(judge, (id) => [8, 68, id, {}, said, ["why"]]);
    expect(user.take()[0]?.[4]).toBe(told);
  });

  test("denies while nobody has registered it (BP-ERR-05)", async () => {
    const user = await joinAs(realm(), "user");
    user.ask([32, 1, {}, topic], [64, 2, {}, procedure]);
    await patiently(100);
    expect(user.take().map((message) => message[4])).toEqual(
      Array.from({ length: 2 }, () => "wamp.error.authorization_failed"),
    );
  });

  test("denies if it does not answer in time, and is interrupted", async () => {
    const { router, judge, user } = await court();
    user.ask([32, 1, {}, topic]);
    router.clock.advance(5_000);
    await patiently();
    expect(user.take()[0]?.[4]).toBe("wamp.error.authorization_failed");
    expect(judge.take().map((message) => message[0])).toEqual([68, 69]);
    expect(router.clock.timers).toBe(0);
  });

  test("denies if its callee leaves before it answers", async () => {
    const { router, judge, user } = await court();
    user.ask([32, 1, {}, topic]);
    judge.connection.terminate();
    router.clock.settle();
    await patiently();
    expect(user.take()[0]?.[4]).toBe("wamp.error.authorization_failed");
  });

  test("is never asked about its own callee, which may do only what its permissions allow", async () => {
    const { router, judge } = await court();
    const other = await joinAs(router, "judge", { authid: "joe" });
    expect(judge.ask([32, 2, {}, topic])[0]?.[4]).toBe("wamp.error.not_authorized");
    other.ask([32, 1, {}, topic]);
    await answer(judge, (id) => [70, id, {}, [true]]);
    expect(other.take()[0]?.[0]).toBe(33);
  });

  test("is asked to the end while the router drains", async () => {
    const { router, judge, user } = await court();
    judge.ask([64, 2, {}, "com.example.slow"]);
    user.ask([48, 1, {}, "com.example.slow"]);
    await answer(judge, (id) => [70, id, {}, [true]]);
    void router.router.drain();
    expect(judge.take().map((message) => message[0])).toEqual([68]);
    user.ask([32, 2, {}, topic]);
    await answer(judge, (id) => [70, id, {}, [true]]);
    expect(user.take()[0]?.slice(0, 2)).toEqual([33, 2]);
  });

  test("leaves nothing behind", async () => {
    const { router, judge, user } = await court();
    user.ask([48, 1, {}, "com.example.none"]);
    await answer(judge, (id) => [70, id, {}, [{ allow: true }]]);
    expect(user.take()[0]?.[4]).toBe("wamp.error.no_such_procedure");
    expect(router.router.tables()).toMatchObject({ calls: 0, invocations: 0, sessions: 2 });
    expect(router.clock.timers).toBe(0);
  });
});
