import { ConnectionError } from "@junctor/core";
import type { Connector } from "@junctor/core";
import { describe, expect, it } from "vitest";
import { HandCrankedClock, joined, ScriptedRouter, turns, welcome } from "./client.test-support.ts";
import { openSession } from "./open-session.ts";
import { JoinError } from "./errors/join-error.ts";
import { ProtocolViolationError } from "./errors/protocol-violation-error.ts";

/** An attempt to join that has sent HELLO. */
async function joining(options: { readonly clock?: HandCrankedClock; readonly signal?: AbortSignal } = {}) {
  const router = new ScriptedRouter();
  const session = openSession({ realm: "realm1", transport: router.transport, ...options });
  const hello = await router.next();
  return { router, session, hello };
}

describe("openSession", () => {
  it("says HELLO first, with the realm, all roles and the anonymous method [BP-MSG-02, BP-SESS-01, BP-SESS-04]", async () => {
    const { hello } = await joining();
    expect(hello).toMatchObject([1, "realm1", { agent: "Junctor", authmethods: ["anonymous"] }]);
    const { roles } = hello[2] as { roles: object };
    expect(Object.keys(roles).sort()).toEqual(["callee", "caller", "publisher", "subscriber"]);
  });

  it("announces only the roles and the identity it is told to [BP-GEN-03, AP-AUTH-03]", async () => {
    const router = new ScriptedRouter();
    void openSession({ realm: "r", transport: router.transport, roles: ["caller"], authid: "joe", agent: "test" });
    const features = {
      call_canceling: true,
      call_cancelling: true,
      caller_identification: true,
      payload_passthru_mode: true,
      progressive_call_invocations: true,
      progressive_call_results: true,
      sharded_registration: true,
    };
    expect(await router.next()).toEqual([
      1,
      "r",
      { agent: "test", authid: "joe", authmethods: ["anonymous"], roles: { caller: { features } } },
    ]);
  });

  it("resolves to a session that knows its id, realm, details and the router's features [BP-MSG-03]", async () => {
    const { router, session } = await joining();
    router.send(welcome({ broker: ["event_retention"], dealer: ["call_timeout"] }));
    const { id, realm, details, features } = await session;
    expect({ id, realm }).toEqual({ id: 7, realm: "realm1" });
    expect(details["agent"]).toBe("scripted");
    expect([...features.broker]).toEqual(["event_retention"]);
    expect([...features.dealer]).toEqual(["call_timeout"]);
  });

  it("reads reflection beside the features and among them (T31) [AP-REFL-01]", async () => {
    const { router, session } = await joining();
    const [among, beside] = [{ features: { reflection: true } }, { features: {}, reflection: true }];
    router.send([2, 9, { roles: { broker: among, dealer: beside } }]);
    const { features } = await session;
    expect([[...features.broker], [...features.dealer]]).toEqual([["reflection"], ["reflection"]]);
  });

  it("takes a WELCOME without features as a router that has none [BP-SESS-06]", async () => {
    const { router, session } = await joining();
    router.send([2, 9, { roles: { broker: {} } }]);
    const { features } = await session;
    expect([features.broker.size, features.dealer.size]).toEqual([0, 0]);
  });

  it("rejects with a JoinError when the router aborts, and closes [BP-SESS-02, BP-SESS-09]", async () => {
    const { router, session } = await joining();
    router.send([3, { message: "there is no such realm" }, "wamp.error.no_such_realm"]);
    const error = await session.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(JoinError);
    expect(error).toMatchObject({
      name: "JoinError",
      uri: "wamp.error.no_such_realm",
      retryable: false,
      message: "wamp.error.no_such_realm: there is no such realm",
    });
    expect(await router.closed).toMatchObject({ by: "peer" });
    expect(await router.rest()).toEqual([]);
  });

  it.each(["wamp.close.system_shutdown", "wamp.error.system_shutdown", "wamp.error.unavailable"])(
    "calls an ABORT with %s worth a retry",
    async (reason) => {
      const { router, session } = await joining();
      router.send([3, {}, reason, ["later"]]);
      await expect(session).rejects.toMatchObject({ uri: reason, args: ["later"], retryable: true });
    },
  );

  it("answers a CHALLENGE with ABORT, since it offered no method that has one", async () => {
    const { router, session } = await joining();
    router.send([4, "ticket", {}]);
    await expect(session).rejects.toMatchObject({ name: "JoinError", uri: "wamp.error.no_matching_auth_method" });
    expect(await router.next()).toMatchObject([3, {}, "wamp.error.no_matching_auth_method"]);
    await router.closed;
  });

  it.each([
    ["GOODBYE", [6, {}, "wamp.close.normal"]],
    ["ERROR", [8, 48, 1, {}, "wamp.error.canceled"]],
    ["SUBSCRIBED", [33, 1, 1]],
    ["UNSUBSCRIBED", [35, 1]],
    ["PUBLISHED", [17, 1, 1]],
    ["RESULT", [50, 1, {}]],
    ["REGISTERED", [65, 1, 1]],
    ["UNREGISTERED", [67, 1]],
    ["INVOCATION", [68, 1, 1, {}]],
    ["HELLO", [1, "realm1", {}]],
  ])("aborts when %s comes before WELCOME [BP-PERR-06, BP-PERR-07, BP-MSG-26]", async (_name, message) => {
    const { router, session } = await joining();
    router.send(message);
    await expect(session).rejects.toBeInstanceOf(ProtocolViolationError);
    expect(await router.next()).toMatchObject([3, {}, "wamp.error.protocol_violation"]);
    await router.closed;
  });

  it("rejects when the connection ends before the answer", async () => {
    const { router, session } = await joining();
    router.close();
    await expect(session).rejects.toBeInstanceOf(ConnectionError);
  });

  it("gives up when the router does not answer in time, by default after 10 seconds", async () => {
    const clock = new HandCrankedClock();
    const { router, session } = await joining({ clock });
    clock.advance(9_999);
    expect(await router.rest()).toEqual([]);
    clock.advance(1);
    await expect(session).rejects.toMatchObject({ name: "JoinError", uri: "wamp.error.timeout", retryable: true });
    expect(await router.next()).toMatchObject([3, {}, "wamp.error.timeout"]);
    await router.closed;
  });

  it("leaves no timer behind once it has joined", async () => {
    const clock = new HandCrankedClock();
    await joined({ clock });
    expect(clock.timers).toBe(0);
  });

  it("rejects with the signal's reason at once, and aborts the join", async () => {
    const controller = new AbortController();
    const { router, session } = await joining({ signal: controller.signal });
    controller.abort(new Error("changed my mind"));
    await expect(session).rejects.toThrow("changed my mind");
    expect(await router.next()).toMatchObject([3, {}, "wamp.error.canceled"]);
    await router.closed;
  });

  it("does not connect with a signal that is aborted already", async () => {
    const router = new ScriptedRouter();
    const signal = AbortSignal.abort(new Error("too late"));
    await expect(openSession({ realm: "r", transport: router.transport, signal })).rejects.toThrow("too late");
    expect(await router.rest()).toEqual([]);
  });

  it("throws a connection away that comes after the signal", async () => {
    const controller = new AbortController();
    const router = new ScriptedRouter();
    const transport: Connector = {
      target: "slow",
      async connect(options) {
        const connection = await router.transport.connect(options);
        controller.abort(new Error("too late"));
        return connection;
      },
    };
    await expect(openSession({ realm: "r", transport, signal: controller.signal })).rejects.toThrow("too late");
    await router.closed;
    expect(await router.rest()).toEqual([]);
  });

  it("does not mind a signal that is aborted after the join", async () => {
    const controller = new AbortController();
    const { session, router } = await joined({ signal: controller.signal });
    controller.abort();
    await turns();
    void session.call("a.b");
    expect(await router.next()).toEqual([48, 1, {}, "a.b"]);
  });

  it("passes on why the router cannot be reached", async () => {
    const transport: Connector = {
      target: "nowhere",
      connect: () => Promise.reject(new ConnectionError("refused")),
    };
    await expect(openSession({ realm: "r", transport })).rejects.toThrow("refused");
  });
});
