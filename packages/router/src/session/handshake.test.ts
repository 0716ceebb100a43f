import { ErrorUri, ProtocolError } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { rolesDict, routerFeatures } from "../features.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import { VERSION } from "../version.ts";
import type { Identity } from "./identity.ts";

const jane: Identity = { authid: "jane", authrole: "user", authmethod: "ticket", authprovider: "test" };

/** A realm whose authenticator waits until the test decides. */
function waitingRealm() {
  const decision = new Deferred<Identity>();
  const router = testRouter({ realms: [{ name: "realm1", authenticate: () => decision.promise }] });
  return { ...router, decision };
}

class Deferred<Value> {
  readonly promise: Promise<Value>;
  resolve!: (value: Value) => void;
  reject!: (reason: Error) => void;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

describe("HELLO", () => {
  test("is answered by WELCOME with roles, identity and agent (BP-SESS-02, BP-SESS-05 to 07)", async () => {
    const peer = await testRouter().connect();
    expect(peer.ask([1, "realm1", { roles: { caller: {} } }])).toEqual([
      [
        2,
        expect.any(Number),
        {
          realm: "realm1",
          roles: rolesDict(routerFeatures),
          agent: `Junctor-${VERSION}`,
          authid: expect.any(String),
          authrole: "anonymous",
          authmethod: "anonymous",
          authprovider: "static",
        },
      ],
    ]);
  });

  test.each([
    { what: "an unknown realm (BP-SESS-08, BP-ERR-06)", realm: "realm2", reason: "wamp.error.no_such_realm" },
    { what: "no realm (T20)", realm: "", reason: "wamp.error.no_such_realm" },
    { what: "a realm that is no URI (BP-URI-09, T20)", realm: "realm 1", reason: "wamp.error.invalid_uri" },
  ])("naming $what is answered by ABORT", async ({ realm, reason }) => {
    const { connect, clock } = testRouter();
    const peer = await connect();
    expect(peer.ask([1, realm, allRoles])).toEqual([[3, { message: expect.any(String) }, reason]]);
    clock.advance(1_000);
    expect(peer.end?.by).toBe("peer");
  });

  test.each([
    {},
    { roles: {} },
    { roles: { broker: {} } },
    { roles: [] },
    { roles: { caller: true } },
    { roles: { caller: { features: [] } } },
    { roles: "caller" },
    { roles: { caller: {} }, agent: 1 },
    { roles: { caller: {} }, authmethods: "anonymous" },
  ])("with details %j breaks the protocol (BP-SESS-04, BP-SESS-14, BP-GEN-03)", async (details) => {
    const peer = await testRouter().connect();
    expect(peer.ask([1, "realm1", details])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });

  test("beyond the size limit breaks the protocol, whatever is in it", async () => {
    const peer = await testRouter().connect();
    const details = { ...allRoles, x_filler: "x".repeat(16 * 1024) };
    expect(peer.ask([1, "realm1", details])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });

  test("is accepted with the method anonymous among others, or none (T43)", async () => {
    const { join } = testRouter();
    await expect(join({ details: { ...allRoles, authmethods: ["ticket", "anonymous"] } })).resolves.toBeDefined();
    await expect(join({ details: { ...allRoles, authmethods: [] } })).resolves.toBeDefined();
  });

  test("is refused when it offers only other methods", async () => {
    const peer = await testRouter().connect();
    const [abort] = peer.ask([1, "realm1", { ...allRoles, authmethods: ["ticket"] }]);
    expect(abort?.[2]).toBe("wamp.error.no_matching_auth_method");
  });
});

test("a transport too narrow for WELCOME gets ABORT, and nobody hears of a session (BP-ERR-04)", async () => {
  const { connect, join, router } = testRouter();
  const watcher = await join();
  watcher.ask([32, 1, {}, "wamp.session.on_join"], [32, 2, {}, "wamp.session.on_leave"]);
  const peer = await connect({ maxMessageLength: 200 });
  expect(peer.ask([1, "realm1", allRoles])).toEqual([
    [3, { message: expect.any(String) }, "wamp.error.payload_size_exceeded"],
  ]);
  expect(watcher.take()).toEqual([]);
  expect(router.tables().sessions).toBe(1);
});

describe("an authenticator that takes its time", () => {
  test("keeps what the peer sends meanwhile waiting, in order (BP-ORD-06)", async () => {
    const { connect, decision } = waitingRealm();
    const peer = await connect();
    const early = [1, 2, 3].map((n) => [32, n, {}, `com.example.topic${n}`]);
    expect(peer.ask([1, "realm1", allRoles], ...early)).toEqual([]);
    decision.resolve(jane);
    await Promise.resolve();
    await Promise.resolve();
    const [welcome, ...replies] = peer.take();
    expect(welcome?.[2]).toMatchObject(jane);
    expect(replies.map((message) => message.slice(0, 2))).toEqual([
      [33, 1],
      [33, 2],
      [33, 3],
    ]);
  });

  test("stops reading from the peer until it has decided", async () => {
    const { connect, decision } = waitingRealm();
    const peer = await connect();
    peer.ask([1, "realm1", allRoles]);
    peer.ask([32, 1, {}, "com.example.topic"]);
    expect(peer.connection.queuedBytes).toBeGreaterThan(0);
    decision.resolve(jane);
    await Promise.resolve();
    await Promise.resolve();
    expect(peer.take().map((message) => message[0])).toEqual([2, 33]);
    expect(peer.connection.queuedBytes).toBe(0);
  });

  test("may refuse with the reason of ABORT", async () => {
    const { connect, decision } = waitingRealm();
    const peer = await connect();
    peer.ask([1, "realm1", allRoles], [32, 1, {}, "com.example.topic"]);
    decision.reject(new ProtocolError("wrong secret", ErrorUri.AUTHENTICATION_DENIED));
    await Promise.resolve();
    await Promise.resolve();
    expect(peer.take()).toEqual([[3, { message: "wrong secret" }, "wamp.error.authentication_denied"]]);
  });

  test("has as long as the join timeout", async () => {
    const { connect, clock, decision, router } = waitingRealm();
    const peer = await connect();
    peer.ask([1, "realm1", allRoles]);
    clock.advance(5_000);
    expect(peer.take()[0]?.[2]).toBe("wamp.error.timeout");
    decision.resolve(jane);
    await Promise.resolve();
    await Promise.resolve();
    clock.advance(1_000);
    expect(peer.take()).toEqual([]);
    expect(router.tables()).toMatchObject({ sessions: 0, connections: 0 });
  });
});
