import { describe, expect, test } from "vitest";
import { joinAs, realmWith } from "../authorization/authorization.test-support.ts";
import type { Authorization, AuthorizationRequest } from "../authorization/authorizer.ts";
import type { RawMessage } from "../raw-peer.test-support.ts";

/** The error of a reply, or nothing. */
const errorOf = (reply: RawMessage | undefined): unknown => (reply?.[0] === 8 ? reply[4] : undefined);

describe("junctor.authorization.invalidate", () => {
  const call = (id: number, kwargs = {}) => [48, id, {}, "junctor.authorization.invalidate", [], kwargs] as const;

  test("is for who was granted it, and forgets what it is told to", async () => {
    const asked: string[] = [];
    const authorize = ({ uri }: AuthorizationRequest): Authorization => ({ allow: asked.push(uri) > 0, cache: true });
    const everywhere = { uri: "", match: "prefix", allow: { call: true } } as const;
    const roles = [
      { name: "user", authorize, permissions: [{ uri: "junctor.", match: "prefix" }] },
      { name: "operator", permissions: [everywhere, { uri: "junctor.", match: "prefix", allow: { call: true } }] },
      { name: "caller", permissions: [everywhere] },
    ] as const;
    const router = realmWith({ roles });
    const [user, operator, caller] = [
      await joinAs(router, "user"),
      await joinAs(router, "operator"),
      await joinAs(router, "caller"),
    ];
    user.ask([16, 1, {}, "com.a"], [16, 2, {}, "com.b"]);
    for (const peer of [user, caller]) expect(peer.ask(call(3)).map(errorOf)).toEqual(["wamp.error.not_authorized"]);
    expect(operator.ask(call(1, { uri: "com.a" }))).toEqual([[50, 1, {}]]);
    user.ask([16, 4, {}, "com.a"], [16, 5, {}, "com.b"]);
    expect(asked).toEqual(["com.a", "com.b", "com.a"]);
    expect(operator.ask(call(2))).toEqual([[50, 2, {}]]);
    user.ask([16, 6, {}, "com.a"], [16, 7, {}, "com.b"]);
    expect(asked.length).toBe(5);
    expect(operator.ask(call(3, { authid: 1 })).map(errorOf)).toEqual(["wamp.error.invalid_argument"]);
  });

  test("is for nobody in a realm without roles, and its namespace is the router's", async () => {
    const peer = await joinAs(realmWith({}), "user");
    expect(
      peer.ask(call(1), [64, 2, {}, "junctor.mine"], [16, 3, { acknowledge: true }, "junctor"]).map(errorOf),
    ).toEqual(["wamp.error.not_authorized", "wamp.error.invalid_uri", "wamp.error.invalid_uri"]);
    expect(peer.ask([64, 4, { match: "prefix" }, "junctor."]).map(errorOf)).toEqual(["wamp.error.invalid_uri"]);
    expect(peer.ask([64, 5, { match: "prefix" }, ""], [48, 6, {}, "junctor.other"]).map(errorOf)).toEqual([
      undefined,
      "wamp.error.no_such_procedure",
    ]);
  });
});
