import { WampError } from "@junctor/core";
import { describe, expect, test } from "vitest";
import type { Limits } from "../limits.ts";
import type { RawMessage } from "../raw-peer.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import { authorizing, deferred, joinAs, patiently, realmWith } from "./authorization.test-support.ts";
import type { AuthorizationRequest } from "./authorizer.ts";

const topic = "com.example.topic";
/** The error of a reply, or nothing. */
const errorOf = (reply: RawMessage | undefined): unknown => (reply?.[0] === 8 ? reply[4] : undefined);

describe("an authorizer", () => {
  test("is asked what no permission decides, and told who asks for what", async () => {
    const asked: AuthorizationRequest[] = [];
    const router = authorizing((request) => asked.push(request) > 0);
    const peer = await joinAs(router, "user");
    const options = { match: "prefix", get_retained: true, nkey: "x", x_custom: 1 };
    expect(peer.ask([32, 1, {}, "com.free"], [32, 2, {}, "com.shut"]).map(errorOf)).toEqual([
      undefined,
      "wamp.error.not_authorized",
    ]);
    peer.ask([32, 3, options, "com.ask"], [48, 4, { disclose_me: true, timeout: 9 }, "com.call"]);
    const session = {
      session: peer.session,
      authid: "jane",
      authrole: "user",
      authmethod: "test",
      authprovider: "test",
    };
    expect(asked).toEqual([
      { session, uri: "com.ask", action: "subscribe", options: { match: "prefix", get_retained: true } },
      { session, uri: "com.call", action: "call", options: { disclose_me: true } },
    ]);
  });

  test("is not asked about a pattern that matches what a permission denies, or what is no URI", async () => {
    const router = authorizing(() => {
      throw new Error("asked");
    });
    const peer = await joinAs(router, "user");
    expect(errorOf(peer.ask([32, 1, { match: "prefix" }, "com."])[0])).toBe("wamp.error.not_authorized");
    expect(errorOf(peer.ask([32, 2, {}, "com..x"])[0])).toBe("wamp.error.invalid_uri");
    expect(errorOf(peer.ask([64, 3, { match: "prefix" }, "wamp."])[0])).toBe("wamp.error.invalid_uri");
    expect(errorOf(peer.ask([32, 4, { match: "prefix" }, "org."])[0])).toBe("wamp.error.authorization_failed");
  });

  test.each([
    [true, undefined],
    [false, "wamp.error.not_authorized"],
    [{ allow: true }, undefined],
    [{ allow: false, cache: true, disclose: true, validate: null }, "wamp.error.not_authorized"],
    [{ allow: { subscribe: true, call: false } }, undefined],
    [{ allow: { call: true } }, "wamp.error.not_authorized"],
    [{ allow: {} }, "wamp.error.not_authorized"],
    [undefined, "wamp.error.authorization_failed"],
    [1, "wamp.error.authorization_failed"],
    ["yes", "wamp.error.authorization_failed"],
    [{}, "wamp.error.authorization_failed"],
    [{ allow: "yes" }, "wamp.error.authorization_failed"],
    [{ allow: { subscribe: 1 } }, "wamp.error.authorization_failed"],
    [{ allow: { all: true } }, "wamp.error.authorization_failed"],
    [{ allow: true, cached: true }, "wamp.error.authorization_failed"],
    [{ allow: true, cache: 1 }, "wamp.error.authorization_failed"],
    [{ allow: true, disclose: 1 }, "wamp.error.authorization_failed"],
    [{ allow: true, disclose: { callee: true } }, "wamp.error.authorization_failed"],
    [{ allow: true, validate: {} }, undefined],
    [{ allow: true, validate: { call: "", extra: null } }, undefined],
    [{ allow: true, validate: { call: "com.x" } }, "wamp.error.authorization_failed"],
  ])("that answers %j: %s (BP-ERR-05)", async (answer, error) => {
    const [now, later] = [authorizing(() => answer as never), authorizing(() => Promise.resolve(answer as never))];
    expect(errorOf((await joinAs(now, "user")).ask([32, 1, {}, topic])[0])).toBe(error);
    const peer = await joinAs(later, "user");
    peer.ask([32, 1, {}, topic]);
    await patiently();
    expect(errorOf(peer.take()[0])).toBe(error);
  });

  test.each(["not_authorized", "authorization_denied", "authorization_required"])(
    "may say no by %s (AP-ERR-02)",
    async (name) => {
      const router = authorizing(() => {
        throw new WampError(`wamp.error.${name}`, { args: ["log in first"] });
      });
      const peer = await joinAs(router, "user");
      expect(peer.ask([32, 1, {}, topic])).toEqual([[8, 32, 1, {}, `wamp.error.${name}`, ["log in first"]]]);
    },
  );

  test("that fails denies, is counted, and what it says of that is told to nobody (BP-ERR-05)", async () => {
    const router = authorizing(async () => {
      throw new WampError("com.example.error", { args: ["secret"] });
    });
    const peer = await joinAs(router, "user");
    peer.ask([16, 1, { acknowledge: true }, topic], [16, 2, {}, topic]);
    await patiently();
    const text = expect.not.stringContaining("secret");
    expect(peer.take()).toEqual([[8, 16, 1, {}, "wamp.error.authorization_failed", [text]]]);
    expect(router.router.counters.authorizersFailed).toBe(2);
  });

  test("that takes too long has failed", async () => {
    const router = authorizing(() => deferred<boolean>().promise);
    const peer = await joinAs(router, "user");
    expect(peer.ask([32, 1, {}, topic], [32, 2, {}, "com.free"])).toEqual([]);
    router.clock.advance(4_999);
    await patiently();
    expect(peer.take()).toEqual([]);
    router.clock.advance(1);
    await patiently();
    expect(peer.take().map(errorOf)).toEqual(["wamp.error.authorization_failed", undefined]);
    expect(router.clock.timers).toBe(0);
  });

  test("of the realm is asked for every role that has none of its own", async () => {
    const router = realmWith({ authorize: ({ uri }) => uri === topic });
    const peer = await joinAs(router, "whatever");
    expect(peer.ask([32, 1, {}, topic], [32, 2, {}, "com.other"]).map(errorOf)).toEqual([
      undefined,
      "wamp.error.not_authorized",
    ]);
  });

  test("may say who is told who sends", async () => {
    const router = authorizing(({ uri }) => ({ allow: true, disclose: uri === topic ? true : { publisher: "never" } }));
    const [peer, watcher] = [await joinAs(router, "user"), await joinAs(router, "admin")];
    watcher.ask([32, 1, { match: "prefix" }, ""], [64, 2, {}, topic]);
    peer.ask([16, 1, {}, topic], [16, 2, {}, "com.other"], [48, 3, {}, topic]);
    expect(watcher.take().map((message) => message[3])).toMatchObject([
      { publisher: peer.session },
      { topic: "com.other" },
      { caller: peer.session },
    ]);
    const [refused] = peer.ask([16, 4, { acknowledge: true, disclose_me: true }, "com.other"]);
    expect(errorOf(refused)).toBe("wamp.error.option_disallowed.disclose_me");
  });
});

describe("answers", () => {
  /** Counts how often an authorizer is asked. */
  function counting(answer: object, limits: Partial<Limits> = {}): { router: TestRouter; asked: string[] } {
    const asked: string[] = [];
    const router = authorizing(({ uri }) => {
      asked.push(uri);
      return { allow: true, ...answer };
    }, limits);
    return { router, asked };
  }

  test("are given again only if the authorizer says so", async () => {
    const [kept, fresh] = [counting({ cache: true }), counting({})];
    for (const [{ router, asked }, times] of [
      [kept, 1],
      [fresh, 3],
    ] as const) {
      const peer = await joinAs(router, "user");
      peer.ask([16, 1, {}, topic], [16, 2, {}, topic], [16, 3, {}, topic]);
      expect(asked.length).toBe(times);
    }
  });

  test("hold for the same authid, authrole, action, URI, match and options only", async () => {
    const { router, asked } = counting({ cache: true });
    const [jane, other, joe] = [
      await joinAs(router, "user"),
      await joinAs(router, "user"),
      await joinAs(router, "user", { authid: "joe" }),
    ];
    const requests: RawMessage[] = [
      [32, 1, {}, topic],
      [32, 2, { match: "prefix" }, topic],
      [32, 3, { get_retained: true }, topic],
      [48, 4, {}, topic],
      [16, 5, {}, topic],
      [16, 6, { retain: true }, topic],
      [16, 7, {}, "com.other"],
    ];
    jane.ask(...requests);
    expect(asked.length).toBe(requests.length);
    other.ask(...requests);
    expect(asked.length).toBe(requests.length);
    joe.ask(...requests);
    expect(asked.length).toBe(2 * requests.length);
  });

  test("are kept while there is room, those asked for last longest", async () => {
    const { router, asked } = counting({ cache: true }, { maxKeptAuthorizations: 2 });
    const peer = await joinAs(router, "user");
    for (const [at, uri] of ["com.a", "com.b", "com.a", "com.c", "com.a", "com.b"].entries()) {
      peer.ask([16, at + 1, {}, uri]);
    }
    expect(asked).toEqual(["com.a", "com.b", "com.c", "com.b"]);
  });
});

describe("a permission that asks", () => {
  test("leaves to the authorizer what it does not allow, and bounds what that allows", async () => {
    const asked: string[] = [];
    const permissions = [
      { uri: "com.", match: "prefix", allow: { publish: true }, ask: true, maxCalls: 1 },
      { uri: "com.shut" },
    ] as const;
    const authorize = ({ uri, action }: AuthorizationRequest): boolean => asked.push(`${action} ${uri}`) > 0;
    const router = realmWith({ roles: [{ name: "user", permissions, authorize }] });
    const peer = await joinAs(router, "user");
    peer.ask([64, 1, {}, "com.a"], [16, 2, {}, "com.b"]);
    expect(peer.ask([32, 3, {}, "com.shut"], [32, 4, { match: "prefix" }, "com."]).map(errorOf)).toEqual([
      "wamp.error.not_authorized",
      "wamp.error.not_authorized",
    ]);
    const replies = peer.ask([48, 5, {}, "com.a"], [48, 6, {}, "com.a"]);
    expect(replies.map(errorOf).filter(Boolean)).toEqual(["wamp.error.unavailable"]);
    expect(asked).toEqual(["register com.a", "call com.a", "call com.a"]);
    peer.ask([32, 7, { match: "prefix" }, "com.a."]);
    expect(asked.at(-1)).toBe("subscribe com.a.");
  });

  test.each([
    [true, false, 1],
    [false, true, 2],
    [undefined, true, 1],
    [undefined, false, 2],
  ])("and says %s of cache, where the answer says %s: asked %i times", async (cache, said, times) => {
    let asked = 0;
    const permissions = [{ uri: "com.", match: "prefix", ask: true, cache }] as const;
    const authorize = (): { allow: boolean; cache: boolean } => ({ allow: asked++ >= 0, cache: said });
    const peer = await joinAs(realmWith({ roles: [{ name: "user", permissions, authorize }] }), "user");
    peer.ask([16, 1, {}, topic], [16, 2, {}, topic]);
    expect(asked).toBe(times);
  });
});

describe("a testament", () => {
  test("is asked about when it is added, and when the session has ended", async () => {
    const allowed: { [uri: string]: boolean } = { [topic]: true };
    const router = authorizing(async ({ uri }) => uri.startsWith("wamp.") || allowed[uri] === true);
    const [peer, admin] = [await joinAs(router, "user"), await joinAs(router, "admin")];
    admin.ask([32, 1, { match: "prefix" }, "com."]);
    peer.ask(
      [48, 1, {}, "wamp.session.add_testament", [topic, ["one"]]],
      [48, 2, {}, "wamp.session.add_testament", ["com.other", ["two"]]],
    );
    await patiently(100);
    expect(peer.take().map(errorOf)).toEqual([undefined, "wamp.error.not_authorized"]);
    const other = await joinAs(router, "user");
    other.ask([48, 1, {}, "wamp.session.add_testament", [topic, ["three"]]]);
    await patiently(100);
    peer.connection.terminate();
    router.clock.settle();
    await patiently();
    expect(admin.take().map((message) => message[4])).toEqual([["one"]]);
    allowed[topic] = false;
    other.connection.terminate();
    router.clock.settle();
    await patiently();
    expect(admin.take()).toEqual([]);
  });
});
