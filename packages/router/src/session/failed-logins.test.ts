import { acceptTicket } from "@junctor/auth/ticket";
import { describe, expect, test } from "vitest";
import type { RawMessage } from "../raw-peer.test-support.ts";
import { allRoles, emptyTables, testRouter } from "../router.test-support.ts";
import { answersTo, at, authenticatorOf, logIn, realmWith, secret } from "./authentication.test-support.ts";

const abort = (reason: string) => [3, { message: expect.any(String) }, reason];
const denied = [3, { message: "authentication denied" }, "wamp.error.authentication_denied"];

describe("an address that fails too often", () => {
  const wrap = at("192.0.2.7:40000");
  const users = () => ({ authrole: "user", ticket: secret });
  const open = () =>
    realmWith([acceptTicket({ users, openly: "allow" })], { limits: { maxFailedLoginsPerUser: 1_000 } });

  test("has to wait a minute from its first failure; others need not", async () => {
    const { connect, clock } = open();
    const from = async (address: string, word: string) =>
      (await logIn(await connect({ wrap: at(address) }), authenticatorOf("ticket", "joe", word))).end;
    for (let n = 0; n < 10; n++) {
      expect(await from(`192.0.2.7:${n}`, "wrong")).toEqual(denied);
      clock.advance(1_000);
    }
    expect(await from("192.0.2.7:99", secret)).toEqual(abort("wamp.error.unavailable"));
    expect((await from("192.0.2.8:99", secret))?.[0]).toBe(2);
    clock.advance(50_000);
    expect((await from("192.0.2.7:99", secret))?.[0]).toBe(2);
  });

  test("counts with its whole IPv6 network", async () => {
    const { connect } = open();
    const from = async (address: string, word: string) =>
      (await logIn(await connect({ wrap: at(address) }), authenticatorOf("ticket", "joe", word))).end;
    for (let n = 0; n < 10; n++) expect(await from(`[2001:db8:1:2::${n}]:40000`, "wrong")).toEqual(denied);
    expect(await from("[2001:db8:1:2:ffff::1]:40000", secret)).toEqual(abort("wamp.error.unavailable"));
    expect((await from("[2001:db8:1:3::1]:40000", secret))?.[0]).toBe(2);
  });

  test("is no proxy on this machine", async () => {
    const { connect } = open();
    const local = async (word: string) =>
      (await logIn(await connect({ wrap: at("127.0.0.1:40000") }), authenticatorOf("ticket", "joe", word))).end;
    for (let n = 0; n < 11; n++) expect(await local("wrong")).toEqual(denied);
    expect((await local(secret))?.[0]).toBe(2);
  });

  test("may have only so many connections without a session", async () => {
    const limits = { maxPendingJoinsPerAddress: 2 };
    const { connect, join, clock, router } = testRouter({ limits });
    const [first, , third] = [await connect({ wrap }), await connect({ wrap }), await connect({ wrap })];
    third.take();
    expect(third.end?.by).toBe("peer");
    const elsewhere = await connect({ wrap: at("192.0.2.8:40000") });
    expect(elsewhere.ask([1, "realm1", allRoles])[0]?.[0]).toBe(2);
    expect(first.ask([1, "realm1", allRoles])[0]?.[0]).toBe(2);
    await join({ wrap });
    clock.advance(5_000);
    await join({ wrap });
    await join({ wrap });
    expect(router.tables().sessions).toBe(5);
  });
});

describe("a user that others fail to be", () => {
  /** A router with joe, who is tried from everywhere. */
  function open(limits: object = {}) {
    const users = (authid: string) => (authid === "joe" ? { authrole: "user", ticket: secret } : undefined);
    const router = realmWith([acceptTicket({ users, openly: "allow" })], { limits });
    let attempts = 0;
    /** Answers as somebody from an address of its own; gives what came at once. */
    const attempt = async (authid: string, word: string) => {
      const peer = await router.connect({ wrap: at(`192.0.2.${++attempts}:40000`) });
      peer.ask([1, "realm1", { ...allRoles, authmethods: ["ticket"], authid }]);
      return { peer, answers: await answersTo(peer, [5, word, {}]) };
    };
    const fail = async (authid: string, times: number): Promise<void> => {
      for (let n = 0; n < times; n++) expect((await attempt(authid, "wrong")).answers).toEqual([denied]);
    };
    /** What a peer gets within so many milliseconds. */
    const after = async (ms: number, { peer }: Awaited<ReturnType<typeof attempt>>): Promise<RawMessage[]> => {
      router.clock.advance(ms);
      return answersTo(peer);
    };
    return { ...router, attempt, fail, after };
  }

  test("is let in all the same, three seconds later, as long as it is tried", async () => {
    const { attempt, fail, after, clock } = open();
    await fail("joe", 10);
    const right = await attempt("joe", secret);
    expect(right.answers).toEqual([]);
    expect(await after(2_999, right)).toEqual([]);
    expect((await after(1, right))[0]?.[0]).toBe(2);
    clock.advance(60_000);
    expect((await attempt("joe", secret)).answers[0]?.[0]).toBe(2);
  });

  test.each(["joe", "nobody"])("is denied three seconds later, whether it exists or not (%s)", async (authid) => {
    const { attempt, fail, after } = open();
    await fail(authid, 10);
    const wrong = await attempt(authid, "wrong");
    expect(wrong.answers).toEqual([]);
    expect(await after(2_999, wrong)).toEqual([]);
    expect(await after(1, wrong)).toEqual([denied]);
  });

  test("does not keep others waiting", async () => {
    const { attempt, fail } = open();
    await fail("nobody", 10);
    expect((await attempt("joe", secret)).answers[0]?.[0]).toBe(2);
  });

  test("is not judged at all if who guesses does not wait", async () => {
    const { attempt, fail, clock, router } = open();
    await fail("joe", 10);
    const { peer } = await attempt("joe", "wrong");
    peer.connection.terminate();
    clock.advance(10_000);
    expect(router.counters.loginsDenied).toBe(10);
    expect(router.tables()).toEqual(emptyTables);
  });

  test("may be tried as often, and held back as long, as the limits say", async () => {
    const { attempt, fail, after } = open({
      maxFailedLoginsPerUser: 2,
      failedLoginDelay: 500,
      failedLoginWindow: 1_000,
    });
    await fail("joe", 2);
    const right = await attempt("joe", secret);
    expect(right.answers).toEqual([]);
    expect((await after(500, right))[0]?.[0]).toBe(2);
    await after(500, right);
    await fail("joe", 2);
  });
});
