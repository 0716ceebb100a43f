import { describe, expect, test } from "vitest";
import { metaProcedures } from "../meta/meta-procedures.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import { joinAs, realmWith } from "./authorization.test-support.ts";
import type { Permission } from "./role.ts";

const everything = { call: true, register: true, publish: true, subscribe: true };
const topic = "com.example.topic";

function realm(permissions: Permission[], options: object = {}): TestRouter {
  const all: Permission = { uri: "", match: "prefix", allow: everything };
  const meta: Permission = { uri: "wamp.", match: "prefix", allow: everything };
  const roles = [
    { name: "user", permissions },
    { name: "admin", permissions: [all, meta, { ...meta, uri: "junctor." }] },
  ];
  return realmWith({ roles, ...options });
}

/** The error URI a call ends with, or nothing. */
function errorOf(peer: RawPeer, request: number, ...call: unknown[]): unknown {
  const [reply] = peer.ask([48, request, {}, ...call]);
  return reply?.[0] === 8 ? reply[4] : undefined;
}

describe("the meta API", () => {
  test.each([...metaProcedures.keys()])("is closed to roles without a rule about it: %s (AP-AUTHZ-01)", async (uri) => {
    const router = realm([{ uri: "", match: "prefix", allow: everything }], { metaKill: true });
    expect(errorOf(await joinAs(router, "user"), 1, uri)).toBe("wamp.error.not_authorized");
    expect(errorOf(await joinAs(router, "admin"), 1, uri)).not.toBe("wamp.error.not_authorized");
  });

  test("is granted procedure by procedure, and topic by topic", async () => {
    const peer = await joinAs(
      realm([
        { uri: "wamp.session.count", allow: { call: true } },
        { uri: "wamp.session.on_join", allow: { subscribe: true } },
      ]),
      "user",
    );
    expect(errorOf(peer, 1, "wamp.session.count")).toBeUndefined();
    expect(errorOf(peer, 2, "wamp.session.list")).toBe("wamp.error.not_authorized");
    expect(peer.ask([32, 3, {}, "wamp.session.on_join"])[0]?.[0]).toBe(33);
    expect(peer.ask([32, 4, {}, "wamp.session.on_leave"])[0]?.[4]).toBe("wamp.error.not_authorized");
    expect(peer.ask([32, 5, { match: "prefix" }, "wamp.session."])[0]?.[4]).toBe("wamp.error.not_authorized");
  });

  test("ends what is another's only where the realm allows it, and for roles that may", async () => {
    const kill: Permission = { uri: "wamp.session.kill", allow: { call: true } };
    for (const [metaKill, permissions, allowed] of [
      [true, [kill], true],
      [true, [], false],
      [false, [kill], false],
    ] as const) {
      const peer = await joinAs(realm([...permissions], { metaKill }), "user");
      const error = allowed ? "wamp.error.no_such_session" : "wamp.error.not_authorized";
      expect(errorOf(peer, 1, "wamp.session.kill", [7])).toBe(error);
    }
  });
});

describe("a history", () => {
  test("is only for who may subscribe to what it is of (AP-HIST-12)", async () => {
    const router = realm(
      [
        { uri: "wamp.subscription.get_events", allow: { call: true } },
        { uri: "com.example.", match: "prefix", allow: { subscribe: true } },
        { uri: "com.example.secret", allow: { publish: true } },
      ],
      { history: [{ topic }, { topic: "com.example.secret" }, { topic: "com.example.", match: "prefix" }] },
    );
    const [peer, admin] = [await joinAs(router, "user"), await joinAs(router, "admin")];
    const ids = [topic, "com.example.secret", "com.example."].map((uri, n) =>
      admin.askId([32, n + 1, n === 2 ? { match: "prefix" } : {}, uri]),
    );
    admin.ask([16, 4, {}, topic, ["told"]]);
    const [told] = peer.ask([48, 1, {}, "wamp.subscription.get_events", [ids[0]]]);
    expect(told?.[3]).toMatchObject([{ args: ["told"] }]);
    expect(errorOf(peer, 2, "wamp.subscription.get_events", [ids[1]])).toBe("wamp.error.not_authorized");
    expect(errorOf(peer, 3, "wamp.subscription.get_events", [ids[2]])).toBe("wamp.error.not_authorized");
    expect(errorOf(peer, 4, "wamp.subscription.get_events", [99])).toBe("wamp.error.no_such_subscription");
    expect(errorOf(peer, 5, "wamp.subscription.get_events", ["x"])).toBe("wamp.error.invalid_argument");
  });
});

test("a history may be closed to who may subscribe", async () => {
  const router = realm(
    [
      { uri: "wamp.subscription.get_events", allow: { call: true } },
      { uri: "com.", match: "prefix", allow: { subscribe: true } },
      { uri: topic, allow: { subscribe: true }, history: false },
    ],
    { history: [{ topic }, { topic: "com.other" }, { topic: "com.", match: "prefix" }] },
  );
  const peer = await joinAs(router, "user");
  const ids = [topic, "com.other", "com."].map((uri, n) =>
    peer.askId([32, n + 1, n === 2 ? { match: "prefix" } : {}, uri]),
  );
  const errors = ids.map((id, n) => errorOf(peer, n + 4, "wamp.subscription.get_events", [id]));
  expect(errors).toEqual(["wamp.error.not_authorized", undefined, "wamp.error.not_authorized"]);
});

describe("retained events", () => {
  test("are only for who may subscribe", async () => {
    const router = realm([{ uri: "com.example.open", allow: { subscribe: true } }]);
    const [peer, admin] = [await joinAs(router, "user"), await joinAs(router, "admin")];
    admin.ask([16, 1, { retain: true }, "com.example.open", ["seen"]], [16, 2, { retain: true }, topic, ["unseen"]]);
    const options = { get_retained: true };
    expect(peer.ask([32, 1, options, "com.example.open"]).map((message) => message[4])).toEqual([undefined, ["seen"]]);
    expect(peer.ask([32, 2, options, topic]).map((message) => message[4])).toEqual(["wamp.error.not_authorized"]);
    const pattern = peer.ask([32, 3, { ...options, match: "prefix" }, "com.example."]);
    expect(pattern.map((message) => message[4])).toEqual(["wamp.error.not_authorized"]);
  });
});

describe("a testament", () => {
  test("is only for who may publish it", async () => {
    const router = realm([
      { uri: "wamp.session.add_testament", allow: { call: true } },
      { uri: topic, allow: { publish: true } },
    ]);
    const [peer, admin] = [await joinAs(router, "user"), await joinAs(router, "admin")];
    admin.ask([32, 1, { match: "prefix" }, "com."]);
    expect(errorOf(peer, 1, "wamp.session.add_testament", [topic, ["bye"]])).toBeUndefined();
    expect(errorOf(peer, 2, "wamp.session.add_testament", ["com.other", []])).toBe("wamp.error.not_authorized");
    expect(errorOf(peer, 3, "wamp.session.add_testament", [])).toBe("wamp.error.invalid_argument");
    peer.connection.terminate();
    expect(admin.take().map((message) => message[4])).toEqual([["bye"]]);
  });
});
