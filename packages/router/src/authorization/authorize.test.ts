import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { joinAs, realmOf } from "./authorization.test-support.ts";
import type { Permission } from "./role.ts";

const everything = { call: true, register: true, publish: true, subscribe: true };
const denied = (type: number, request: number): RawMessage => [
  8,
  type,
  request,
  {},
  "wamp.error.not_authorized",
  [expect.any(String)],
];

/** A session of a role with these permissions. */
function user(...permissions: Permission[]): Promise<RawPeer> {
  return joinAs(realmOf({ name: "user", permissions }), "user");
}

describe("a session", () => {
  test.each([
    { action: "subscribe", type: 32, granted: 33 },
    { action: "register", type: 64, granted: 65 },
    { action: "call", type: 48, granted: 8 },
    { action: "publish", type: 16, granted: 17 },
  ])("may $action only what its role may (BP-PS-14, AP-AUTHZ-01)", async ({ action, type, granted }) => {
    const peer = await user({ uri: "com.example.a", allow: { [action]: true } });
    const options = type === 16 ? { acknowledge: true } : {};
    const replies = peer.ask([type, 1, options, "com.example.a"], [type, 2, options, "com.example.b"]);
    expect(replies[0]?.[0]).toBe(granted);
    expect(replies[1]).toEqual(denied(type, 2));
    const others = [16, 32, 48, 64].filter((other) => other !== type);
    for (const [at, other] of others.entries()) {
      const [reply] = peer.ask([other, at + 3, other === 16 ? { acknowledge: true } : {}, "com.example.a"]);
      expect(reply).toEqual(denied(other, at + 3));
    }
  });

  test("that may not publish is told only if it asks, and nobody gets the event (BP-PS-08)", async () => {
    const { join } = realmOf(
      { name: "user", permissions: [{ uri: "com.example.a", allow: { subscribe: true } }] },
      { name: "admin", permissions: [{ uri: "", match: "prefix", allow: everything }] },
    );
    const [peer, watcher] = [await joinAs({ join }, "user"), await joinAs({ join }, "admin")];
    watcher.ask([32, 1, {}, "com.example.a"]);
    expect(peer.ask([16, 1, {}, "com.example.a", ["hidden"]])).toEqual([]);
    expect(peer.ask([16, 2, { acknowledge: true }, "com.example.a"])).toEqual([denied(16, 2)]);
    expect(watcher.take()).toEqual([]);
  });

  test("of a role nobody defined may not join", async () => {
    const { connect } = realmOf({ name: "user" });
    const peer = await connect();
    const [abort] = peer.ask([1, "realm1", { roles: { caller: {} }, authmethods: ["jane", "stranger"] }]);
    expect(abort).toEqual([3, { message: expect.any(String) }, "wamp.error.no_such_role"]);
  });

  test("of a role without permissions may do nothing, but end what it has", async () => {
    const peer = await user();
    expect(peer.ask([48, 1, {}, "com.example.a"])).toEqual([denied(48, 1)]);
    expect(peer.ask([34, 2, 7])[0]?.[4]).toBe("wamp.error.no_such_subscription");
    expect(peer.ask([66, 3, 7])[0]?.[4]).toBe("wamp.error.no_such_registration");
  });

  test("learns what is wrong with a URI before it learns that it may not use it (BP-URI-09)", async () => {
    const peer = await user();
    for (const [at, type] of [32, 48, 64, 16].entries()) {
      const [reply] = peer.ask([type, at + 1, type === 16 ? { acknowledge: true } : {}, "com..a"]);
      expect(reply?.[4]).toBe("wamp.error.invalid_uri");
    }
    expect(peer.ask([32, 5, { match: "prefix" }, "com..a"])[0]?.[4]).toBe("wamp.error.invalid_uri");
    expect(peer.ask([32, 6, { match: "suffix" }, "com.a"])[0]?.[4]).toBe("wamp.error.option_not_allowed");
  });
});

describe("a pattern", () => {
  test.each([
    ["exact", "com.a", "prefix", "com.a", false],
    ["exact", "com.a", "prefix", "com.a.", false],
    ["exact", "com.a", "wildcard", "com.a", true],
    ["exact", "com.a", "wildcard", "com.", false],
    ["prefix", "com.", "prefix", "com.", true],
    ["prefix", "com.", "prefix", "com", false],
    ["prefix", "com.", "prefix", "com.a.b", true],
    ["prefix", "com.", "wildcard", "com..x", true],
    ["prefix", "com.", "wildcard", ".a", false],
    ["wildcard", "com..x", "wildcard", "com..x", true],
    ["wildcard", "com..x", "wildcard", "com.a.x", true],
    ["wildcard", "com..x", "wildcard", "com..", false],
    ["wildcard", "com..x", "prefix", "com.a.x", false],
    ["prefix", "", "prefix", "", true],
    ["prefix", "", "prefix", "w", true],
    ["prefix", "", "prefix", "wam", true],
    ["prefix", "", "prefix", "wamp", false],
    ["prefix", "", "prefix", "wamp.", false],
    ["prefix", "", "wildcard", "wamp.", false],
    ["prefix", "", "wildcard", ".", true],
    ["prefix", "wamp.", "prefix", "wamp.", true],
    ["prefix", "wamp.", "prefix", "wamp", false],
    ["prefix", "wamp", "prefix", "wamp", true],
  ] as const)("%s %j lets subscribe to %s %j: %s", async (...row) => {
    const [ruleMatch, ruleUri, match, uri, may] = row;
    const peer = await user({ uri: ruleUri, match: ruleMatch, allow: { subscribe: true } });
    expect(peer.ask([32, 1, { match }, uri])[0]?.[0]).toBe(may ? 33 : 8);
  });

  test("is refused if one URI it matches is", async () => {
    const peer = await user(
      { uri: "com.", match: "prefix", allow: { subscribe: true, register: true } },
      { uri: "com.a.secret", allow: { subscribe: false } },
    );
    const asked: [number, string, string][] = [
      [32, "prefix", "com.a"],
      [64, "prefix", "com.a.secret"],
      [32, "wildcard", "com..secret"],
      [32, "wildcard", "com.a."],
    ];
    for (const [at, [type, match, uri]] of asked.entries()) {
      expect(peer.ask([type, at + 1, { match }, uri])).toEqual([denied(type, at + 1)]);
    }
    expect(peer.ask([32, 5, { match: "prefix" }, "com.b"])[0]?.[0]).toBe(33);
    expect(peer.ask([64, 6, { match: "wildcard" }, "com.b."])[0]?.[0]).toBe(65);
  });

  test.each(["wamp", "wamp.", "wamp.session.count"])(
    "that would capture %s is refused to callees, whatever their role may (T19)",
    async (uri) => {
      const peer = await user({ uri: "wamp", match: "prefix", allow: everything });
      expect(peer.ask([64, 1, { match: "prefix" }, uri])[0]?.[4]).toBe("wamp.error.invalid_uri");
      expect(peer.ask([16, 2, { acknowledge: true }, "wamp.session.on_join"])[0]?.[4]).toBe("wamp.error.invalid_uri");
    },
  );
});

describe("of several permissions", () => {
  test.each([
    { what: "exact over prefix", uri: "com.a", may: false },
    { what: "the longer prefix over the shorter", uri: "com.b.c", may: false },
    { what: "prefix over wildcard", uri: "org.x.a", may: false },
    { what: "a literal component before an open one", uri: "net.x.b", may: true },
  ])("one decides: $what", async ({ uri, may }) => {
    const [allow, deny] = [{ call: true }, { call: false }];
    const peer = await user(
      { uri: "com.", match: "prefix", allow },
      { uri: "com.a", allow: deny },
      { uri: "com.b.", match: "prefix", allow: deny },
      { uri: "org..a", match: "wildcard", allow },
      { uri: "org.", match: "prefix", allow: {} },
      { uri: "net.x.", match: "wildcard", allow },
      { uri: "net..b", match: "wildcard", allow: deny },
    );
    expect(peer.ask([48, 1, {}, uri])[0]?.[4]).toBe(may ? "wamp.error.no_such_procedure" : "wamp.error.not_authorized");
  });
});
