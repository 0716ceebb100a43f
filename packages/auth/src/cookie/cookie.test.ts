import { ErrorUri } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { answer, applicant, attempt, challengeOf, memoryPeer } from "../applicant.test-support.ts";
import type { Applicant } from "../applicant.ts";
import type { Claim } from "../applicant.ts";
import { LoginError } from "../login-error.ts";
import type { Principal } from "../principal.ts";
import { acceptTicket } from "../ticket/accept-ticket.ts";
import { acceptCookie } from "./accept-cookie.ts";
import { cookie } from "./cookie.ts";
import { rememberLogins } from "./remember-logins.ts";
import { RememberedLogins } from "./remembered-logins.ts";

const HOUR = 3_600_000;
const denied = { reason: ErrorUri.AUTHENTICATION_DENIED, message: "authentication denied" };
const joe = { authid: "joe", authrole: "user", authmethod: "cookie", authprovider: "static" };

/** Somebody with a cookie, so many milliseconds from the start. */
function visitor(id: string | undefined, claim: Partial<Claim> = {}, later = 0): Applicant {
  const peer = id === undefined ? memoryPeer : { ...memoryPeer, cookie: { id, lifetime: HOUR } };
  const who = applicant({ authmethods: ["cookie"], ...claim }, peer);
  const now = who.clock.now() + later;
  return { ...who, clock: { now: () => now } };
}

/** A realm that takes joe's ticket, and cookies. */
function realmOf(users?: () => Principal | undefined) {
  const logins = new RememberedLogins();
  const known = acceptTicket({ users: (name) => (name === "joe" ? { authrole: "user", ticket: "t" } : undefined) });
  const ticket = rememberLogins(known, logins);
  const logIn = async (who: Applicant, secret = "t") => answer(await challengeOf(ticket, who), secret);
  return { logins, logIn, accepted: acceptCookie({ logins, users }) };
}

async function come(accepted: ReturnType<typeof acceptCookie>, who: Applicant) {
  return accepted.begin(who);
}

describe("a cookie", () => {
  test("lets in whoever has logged in with it, as who that was", async () => {
    const { logIn, accepted } = realmOf();
    await logIn(visitor("c1", { authid: "joe" }));
    expect(await come(accepted, visitor("c1"))).toEqual(joe);
    expect(await come(accepted, visitor("c1", { authid: "joe" }, HOUR - 1))).toEqual(joe);
  });

  test("is of no use to who has another, or none, or comes too late, or wants to be somebody else", async () => {
    const { logIn, accepted, logins } = realmOf();
    await logIn(visitor("c1", { authid: "joe" }));
    for (const who of [visitor("c2"), visitor(undefined), visitor("c1", { authid: "jane" }), visitor("c1", {}, HOUR)]) {
      await expect(come(accepted, who)).rejects.toMatchObject(denied);
    }
    expect(logins.size).toBe(0);
  });

  test("is of no use if the login was denied, or came without one", async () => {
    const { logIn, logins } = realmOf();
    await expect(logIn(visitor("c1", { authid: "joe" }), "wrong")).rejects.toMatchObject(denied);
    await logIn(visitor(undefined, { authid: "joe" }));
    expect(logins.size).toBe(0);
  });

  test("is of no use any more once its user has logged out, is gone, or has another role", async () => {
    let user: Principal | undefined = { authrole: "user", authextra: { theme: "dark" } };
    const { logIn, accepted } = realmOf(() => user);
    await logIn(visitor("c1", { authid: "joe" }));
    expect(await come(accepted, visitor("c1"))).toEqual({ ...joe, authextra: { theme: "dark" } });
    accepted.loggedOut?.(visitor("c1").peer, "realm1");
    await expect(come(accepted, visitor("c1"))).rejects.toMatchObject(denied);
    for (const next of [undefined, { authrole: "admin" }]) {
      user = { authrole: "user" };
      await logIn(visitor("c1", { authid: "joe" }));
      user = next;
      await expect(come(accepted, visitor("c1"))).rejects.toMatchObject(denied);
      user = { authrole: "user" };
      await expect(come(accepted, visitor("c1"))).rejects.toMatchObject(denied);
    }
  });

  test("that was used in one realm is of no use in another, not even to log out", async () => {
    const { logIn, accepted } = realmOf();
    await logIn(visitor("c1", { authid: "joe" }));
    await expect(come(accepted, visitor("c1", { realm: "realm2" }))).rejects.toMatchObject(denied);
    accepted.loggedOut?.(visitor("c1").peer, "realm2");
    expect(await come(accepted, visitor("c1"))).toEqual(joe);
  });

  test("that nobody has logged in with leaves the choice to another method", async () => {
    const { logIn, accepted } = realmOf();
    const both = { authmethods: ["cookie", "ticket"], authid: "joe" };
    expect(accepted.unusable(visitor("c1", both))).toBe("nobody has logged in with this cookie");
    expect(accepted.unusable(visitor("c1"))).toBeUndefined();
    expect(accepted.unusable(visitor(undefined))).toContain("needs a cookie");
    await logIn(visitor("c1", both));
    expect(accepted.unusable(visitor("c1", both))).toBeUndefined();
  });
});

describe("remembered logins", () => {
  const identity = (authid: string) => ({ ...joe, authid, authmethod: "ticket" });
  const ids = (...numbers: number[]) =>
    numbers.map((n) => ({ cookie: { id: `c${n}`, lifetime: HOUR }, realm: "realm1" }));

  test("are so many, and those that are longest ago are forgotten", () => {
    const logins = new RememberedLogins({ maxLogins: 2 });
    for (const each of ids(1, 2, 1, 3)) logins.remember(each, identity(each.cookie.id), 0);
    expect(ids(1, 2, 3).map((each) => logins.find(each, 1)?.authid)).toEqual(["c1", undefined, "c3"]);
  });

  test("are forgotten unless they may stay", () => {
    const logins = new RememberedLogins();
    for (const each of ids(1, 2)) logins.remember(each, identity(each.cookie.id), 0);
    logins.retain(({ authid }) => authid === "c2");
    expect(logins.all()).toEqual([identity("c2")]);
  });

  test("keep nothing that a method has told its client", () => {
    const logins = new RememberedLogins();
    const [first] = ids(1);
    logins.remember(first!, { ...identity("joe"), authextra: { verifier: "canary" } }, 0);
    expect(JSON.stringify(logins.find(first!, 0))).not.toContain("canary");
  });
});

test("a client says who it wants to be, and answers no challenge", async () => {
  const login = await cookie({ authid: "joe" }).start(attempt());
  expect(() => login.answer({})).toThrow(LoginError);
  expect([cookie().authmethod, cookie().authid, cookie({ authid: "joe" }).authid]).toEqual([
    "cookie",
    undefined,
    "joe",
  ]);
});
