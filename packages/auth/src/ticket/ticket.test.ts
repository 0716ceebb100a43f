import { ErrorUri } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { answer, applicant, attempt, challengeOf, countingRandom, memoryPeer } from "../applicant.test-support.ts";
import { acceptTicket } from "./accept-ticket.ts";
import type { TicketUser } from "./accept-ticket.ts";
import { hashTicket, isTicketHash, verifyTicketHash } from "./ticket-hash.ts";
import { ticket } from "./ticket.ts";

const users = (authid: string): TicketUser | undefined =>
  authid === "joe" ? { authrole: "user", ticket: "secret!!!" } : undefined;
const joe = applicant({ authid: "joe" });
const denied = { reason: ErrorUri.AUTHENTICATION_DENIED, message: "authentication denied" };

describe("the router's side of tickets", () => {
  test("challenges without saying anything (AP-TICKET-02)", async () => {
    const { authmethod, extra } = await challengeOf(acceptTicket({ users }), joe);
    expect([authmethod, extra]).toEqual(["ticket", {}]);
  });

  test("lets in who has the ticket (AP-TICKET-04)", async () => {
    const challenge = await challengeOf(acceptTicket({ users }), joe);
    await expect(answer(challenge, "secret!!!")).resolves.toEqual({
      authid: "joe",
      authrole: "user",
      authmethod: "ticket",
      authprovider: "static",
    });
  });

  test.each(["secret!!", "secret!!!!", "SECRET!!!", ""])("denies the ticket %j", async (wrong) => {
    const challenge = await challengeOf(acceptTicket({ users }), joe);
    await expect(answer(challenge, wrong)).rejects.toMatchObject(denied);
  });

  test.each(["secret!!!", "", "undefined"])("denies a user that does not exist with the ticket %j", async (any) => {
    const challenge = await challengeOf(acceptTicket({ users }), applicant({ authid: "nobody" }));
    await expect(answer(challenge, any)).rejects.toMatchObject(denied);
  });

  test("gives the identity its users have in truth, and what they are told", async () => {
    const known = { authid: "u-17", authrole: "user", authprovider: "db", authextra: { theme: "dark" }, ticket: "t" };
    const challenge = await challengeOf(acceptTicket({ users: async () => Promise.resolve(known) }), joe);
    const { ticket: _, ...identity } = known;
    await expect(answer(challenge, "t")).resolves.toEqual({ ...identity, authmethod: "ticket" });
  });

  test("is of no use without an authid, nor to who would send it openly over a network", () => {
    const method = acceptTicket({ users });
    const from = (address: string, secure = false) => applicant({ authid: "joe" }, { ...memoryPeer, address, secure });
    expect(method.unusable(applicant())).toBe("it needs an authid");
    expect(method.unusable(from("192.0.2.7:51734"))).toBe("it needs an encrypted link");
    expect(method.unusable(from("[2001:db8::1]:51734"))).toBe("it needs an encrypted link");
    expect(method.unusable(from("127.0.0.1.example.com:80"))).toBe("it needs an encrypted link");
    for (const local of ["127.0.0.1:51734", "127.8.8.8", "[::1]:51734", "::1", "[::ffff:127.0.0.1]:80"]) {
      expect(method.unusable(from(local))).toBeUndefined();
    }
    expect(method.unusable(from("192.0.2.7:51734", true))).toBeUndefined();
    expect(acceptTicket({ users, openly: "allow" }).unusable(from("192.0.2.7:51734"))).toBeUndefined();
  });
});

describe("a hashed ticket", () => {
  test("is compared without being known, and costs unknown users the same", async () => {
    const ticketHash = await hashTicket("secret!!!", countingRandom(), 1_000);
    const decoyHash = await hashTicket("x", countingRandom(9), 1_000);
    const hashed = acceptTicket({
      users: (authid) => (authid === "joe" ? { authrole: "user", ticketHash } : undefined),
      decoyHash,
    });
    await expect(answer(await challengeOf(hashed, joe), "secret!!!")).resolves.toMatchObject({ authid: "joe" });
    await expect(answer(await challengeOf(hashed, joe), "secret")).rejects.toMatchObject(denied);
    const nobody = await challengeOf(hashed, applicant({ authid: "nobody" }));
    await expect(answer(nobody, "x")).rejects.toMatchObject(denied);
  });

  test("differs from hash to hash, and fits its ticket only", async () => {
    const random = countingRandom();
    const [one, other] = [await hashTicket("t", random, 1), await hashTicket("t", random, 1)];
    expect(one).toMatch(/^pbkdf2-sha256\$1\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/);
    expect(one).not.toBe(other);
    await expect(verifyTicketHash("t", one)).resolves.toBe(true);
    await expect(verifyTicketHash("T", one)).resolves.toBe(false);
  });

  test("is told from what is none", async () => {
    const hash = await hashTicket("t", countingRandom(), 1);
    expect(isTicketHash(hash)).toBe(true);
    for (const wrong of ["", "t", `${hash}$`, hash.replace("$1$", "$0$"), hash.replace("256", "512"), `${hash}=`]) {
      expect(isTicketHash(wrong)).toBe(false);
    }
    await expect(verifyTicketHash("t", "canary")).rejects.toThrow(/^a ticket hash has the form/);
  });

  test("is computed for so many at once, and refused to more", async () => {
    const ticketHash = await hashTicket("t", countingRandom(), 1_000);
    const method = acceptTicket({ users: () => ({ authrole: "user", ticketHash }), maxHashing: 2 });
    const attempts = [1, 2, 3].map(async () => answer(await challengeOf(method, joe), "t"));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
    expect(outcomes[2]).toMatchObject({ reason: { reason: ErrorUri.UNAVAILABLE } });
    await expect(answer(await challengeOf(method, joe), "t")).resolves.toBeDefined();
  });
});

test("the client presents its ticket, fetched anew at every join (AP-TICKET-01, AP-TICKET-03)", async () => {
  let fetched = 0;
  const method = ticket({ authid: "joe", ticket: async () => Promise.resolve(`ticket ${++fetched}`) });
  expect([method.authmethod, method.authid]).toEqual(["ticket", "joe"]);
  expect(await (await method.start(attempt())).answer({})).toEqual({ signature: "ticket 1", extra: {} });
  expect(await (await method.start(attempt())).answer({})).toEqual({ signature: "ticket 2", extra: {} });
});
