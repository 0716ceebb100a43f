import { acceptAnonymous, denial } from "@junctor/auth";
import { describe, expect, test } from "vitest";
import type { LogFields, Logger } from "../logger.ts";
import { allRoles, emptyTables, testRouter } from "../router.test-support.ts";
import { answersTo, authenticatorOf, logIn, methods, realmWith, secret } from "./authentication.test-support.ts";
import type { Authenticator } from "./identity.ts";

const proving = ["ticket", "wampcra", "wamp-scram", "cryptosign"];
const abort = (reason: string) => [3, { message: expect.any(String) }, reason];
const denied = [3, { message: "authentication denied" }, "wamp.error.authentication_denied"];
const violation = abort("wamp.error.protocol_violation");
const hello = (details: object) => [1, "realm1", { ...allRoles, ...details }];

describe.each(proving)("%s", (method) => {
  test("lets in who proves to be who it says (AP-AUTH-01, AP-AUTH-05)", async () => {
    const peer = await realmWith().connect();
    const { challenge, end } = await logIn(peer, authenticatorOf(method, "joe"));
    expect(challenge?.[1]).toBe(method);
    expect(end?.[0]).toBe(2);
    expect(end?.[2]).toMatchObject({ authid: "joe", authrole: "user", authmethod: method, authprovider: "static" });
  });

  test("says the same to who does not exist as to who is wrong (D9, AP-AUTH-07)", async () => {
    const { connect, clock, router } = realmWith();
    const wrong = await connect();
    const unknown = await connect();
    const ofWrong = await logIn(wrong, authenticatorOf(method, "joe", "wrong"));
    const ofUnknown = await logIn(unknown, authenticatorOf(method, "eve", "wrong"));
    expect(ofWrong.end).toEqual(denied);
    expect(masked(ofUnknown)).toEqual(masked(ofWrong));
    clock.advance(1_000);
    expect([wrong.end?.by, unknown.end?.by]).toEqual(["peer", "peer"]);
    expect(router.counters.loginsDenied).toBe(2);
    expect(router.tables()).toEqual(emptyTables);
  });

  test("takes no answer twice, nor on another connection", async () => {
    const { connect } = realmWith();
    const [own, other] = [await connect(), await connect()];
    const login = await authenticatorOf(method, "joe").start({
      realm: "realm1",
      peer: own.connection.peer,
      random: { uint32: () => 7 },
    });
    const opening = hello({ authmethods: [method], authid: "joe", authextra: login.authextra ?? {} });
    const [[mine], [theirs]] = [await answersTo(own, opening), await answersTo(other, opening)];
    expect(theirs?.[0]).toBe(4);
    const { signature, extra } = await login.answer(mine?.[2] as object as never);
    expect((await answersTo(own, [5, signature, extra]))[0]?.[0]).toBe(2);
    expect(await answersTo(own, [5, signature, extra])).toEqual([violation]);
    // Only a ticket is the same each time; a signature was made for one challenge.
    const replayed = await answersTo(other, [5, signature, extra]);
    expect(replayed[0]?.[0]).toBe(method === "ticket" ? 2 : 3);
  });
});

test("the session gets the id that the challenge names (AP-CRA-04)", async () => {
  const { challenge, end } = await logIn(await realmWith().connect(), authenticatorOf("wampcra", "joe"));
  const extra = challenge?.[2] as { readonly challenge: string } | undefined;
  expect(JSON.parse(extra?.challenge ?? "null")).toMatchObject({ session: end?.[1] });
});

/** A transcript without what is random, and without the name that was sent. */
function masked({ challenge, end }: Awaited<ReturnType<typeof logIn>>): unknown {
  const text = JSON.stringify([challenge, end]).replaceAll(/\beve\b/g, "joe");
  const nonces = /(?<=\\?"(?:nonce|salt|challenge)\\?":\\?")[^{"\\]+/g;
  return text.replaceAll(nonces, (nonce) => `<${nonce.length}>`).replaceAll(/\\"session\\":\d+/g, "<session>");
}

describe("a realm", () => {
  test("prefers methods in its own order, of those that are offered", async () => {
    const { connect } = realmWith();
    const peer = await connect();
    const offered = { authmethods: ["anonymous", "wampcra", "ticket"], authid: "joe" };
    expect(peer.ask(hello(offered))).toEqual([[4, "ticket", {}]]);
  });

  test("passes over a method that is of no use to the client (AP-AUTH-04)", async () => {
    const { connect } = realmWith();
    const [welcome] = (await connect()).ask(hello({ authmethods: ["ticket", "cryptosign", "anonymous"] }));
    expect(welcome?.[2]).toMatchObject({ authmethod: "anonymous", authrole: "guest" });
  });

  test("says why none of its methods will do", async () => {
    const { connect } = realmWith();
    expect((await connect()).ask(hello({ authmethods: ["ticket", "cryptosign"] }))).toEqual([
      [
        3,
        { message: "ticket: it needs an authid; cryptosign: it needs HELLO.Details.authextra.pubkey" },
        "wamp.error.no_matching_auth_method",
      ],
    ]);
    expect((await connect()).ask(hello({ authmethods: ["x"] }))).toEqual([
      [
        3,
        { message: "this realm accepts: ticket, wampcra, wamp-scram, cryptosign, anonymous" },
        "wamp.error.no_matching_auth_method",
      ],
    ]);
  });

  test.each([{}, { authmethods: [] }, { authmethods: ["anonymous"] }])(
    "asks who offers %j to authenticate, if it knows nobody else (T43)",
    async (details) => {
      const { connect } = realmWith(methods.slice(0, 1));
      expect((await connect()).ask(hello(details))).toEqual([abort("wamp.error.authentication_required")]);
    },
  );

  test.each([
    { authentication: [] },
    { authentication: [acceptAnonymous(), acceptAnonymous()] },
    { authentication: [acceptAnonymous()], authenticate: () => Promise.reject(denial()) },
  ])("does not start with what makes no sense (%#)", (options) => {
    expect(() => testRouter({ realms: [{ name: "realm1", ...options }] })).toThrow(RangeError);
  });

  test("does not take names without end", async () => {
    const { connect } = realmWith();
    const authid = "j".repeat(257);
    expect((await connect()).ask(hello({ authmethods: ["ticket"], authid }))).toEqual([violation]);
  });
});

describe("an authenticator of one's own", () => {
  test("may ask for more than one proof (AP-AUTH-02)", async () => {
    const grant = { authid: "joe", authrole: "user", authmethod: "two", authprovider: "own", authextra: { x_a: 1 } };
    const second = { authmethod: "code", extra: { digits: 6 }, answer: () => grant };
    const first = { authmethod: "ticket", extra: {}, answer: async () => Promise.resolve(second) };
    const { connect } = testRouter({ realms: [{ name: "realm1", authenticate: () => first }] });
    const peer = await connect();
    expect(peer.ask(hello({}))).toEqual([[4, "ticket", {}]]);
    expect(await answersTo(peer, [5, "t", {}])).toEqual([[4, "code", { digits: 6 }]]);
    expect((await answersTo(peer, [5, "123456", {}]))[0]?.[2]).toMatchObject(grant);
  });

  const broken: readonly [string, Authenticator][] = [
    [
      "at once",
      () => {
        throw new Error(secret);
      },
    ],
    ["later", async () => Promise.reject(new Error(secret))],
    ["in its answer", () => ({ authmethod: "ticket", extra: {}, answer: () => Promise.reject(new Error(secret)) })],
  ];
  test.each(broken)("that fails %s lets nobody in and tells nobody why (AP-AUTH-07)", async (_, authenticate) => {
    const { connect, router } = testRouter({ realms: [{ name: "realm1", authenticate }] });
    const peer = await connect();
    const answers = await answersTo(peer, hello({}));
    if (answers[0]?.[0] === 4) answers.push(...(await answersTo(peer, [5, "t", {}])));
    expect(answers.at(-1)).toEqual([3, { message: "authentication failed" }, "wamp.error.authentication_failed"]);
    expect(router.counters.faults).toBe(1);
  });
});

describe("a peer that was challenged", () => {
  test("has to answer in time (AP-AUTH-08)", async () => {
    const { connect, clock, router } = realmWith();
    const peer = await connect();
    clock.advance(4_000);
    peer.ask(hello({ authmethods: ["ticket"], authid: "joe" }));
    clock.advance(9_999);
    expect(peer.take()).toEqual([]);
    clock.advance(1);
    expect(peer.take()).toEqual([abort("wamp.error.timeout")]);
    clock.advance(1_000);
    expect(router.tables()).toEqual(emptyTables);
    expect(clock.timers).toBe(0);
  });

  test.each([
    [[1, "realm1", allRoles]],
    [[32, 1, {}, "com.example.topic"]],
    [[6, {}, "wamp.close.normal"]],
    [[4, "x", {}]],
  ])("may say nothing but AUTHENTICATE: %j", async (message) => {
    const peer = await realmWith().connect();
    peer.ask(hello({ authmethods: ["ticket"], authid: "joe" }));
    expect(peer.ask(message)).toEqual([violation]);
  });

  test("may give up", async () => {
    const { connect, clock, router } = realmWith();
    const peer = await connect();
    peer.ask(hello({ authmethods: ["ticket"], authid: "joe" }));
    expect(peer.ask([3, {}, "wamp.error.canceled"])).toEqual([]);
    clock.advance(1_000);
    expect(router.tables()).toEqual(emptyTables);
  });

  test("is told when the router closes", async () => {
    const { connect, router } = realmWith();
    const peer = await connect();
    peer.ask(hello({ authmethods: ["ticket"], authid: "joe" }));
    const closed = router.close();
    expect(peer.take()).toEqual([abort("wamp.close.system_shutdown")]);
    peer.connection.close();
    peer.take();
    await closed;
  });

  test("must not send AUTHENTICATE unasked", async () => {
    const { connect } = realmWith();
    expect((await connect()).ask([5, "t", {}])).toEqual([violation]);
  });
});

test("a router has only so many connections without a session, wherever they come from", async () => {
  const { connect, join, clock, router } = testRouter({ limits: { maxPendingJoins: 2 } });
  const [first, second, third] = [await connect(), await connect(), await connect()];
  third.take();
  expect(third.end?.by).toBe("peer");
  first.ask([1, "realm1", allRoles]);
  const again = await connect();
  first.ask([6, {}, "wamp.close.normal"]);
  first.take();
  expect(first.end?.by).toBe("peer");
  expect([second.end, again.end]).toEqual([undefined, undefined]);
  second.connection.terminate();
  second.take();
  await join();
  clock.advance(6_000);
  expect(router.tables()).toMatchObject({ connections: 1, sessions: 1 });
});

test("nothing secret shows in what a router logs or answers (attack 27)", async () => {
  const lines: [string, LogFields | undefined][] = [];
  const write = (event: string, fields?: LogFields) => void lines.push([event, fields]);
  const logger: Logger = { debug: write, info: write, warn: write, error: write };
  const { connect } = realmWith(methods, { logger });
  const answers: unknown[] = [];
  for (const method of proving) {
    for (const word of [secret, `${secret}-wrong`]) {
      const peer = await connect();
      answers.push(await logIn(peer, authenticatorOf(method, "joe", word)));
    }
  }
  const seen = JSON.stringify([lines, answers]);
  expect(lines).toHaveLength(8);
  expect(seen).not.toContain(secret);
});
