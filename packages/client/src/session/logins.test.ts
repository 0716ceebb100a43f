import { anonymous, LoginError } from "@junctor/auth";
import type { ClientAuthenticator } from "@junctor/auth";
import { cryptosign } from "@junctor/auth/cryptosign";
import { scram } from "@junctor/auth/scram";
import { ticket } from "@junctor/auth/ticket";
import { describe, expect, it } from "vitest";
import { failureOf, HandCrankedClock, ScriptedRouter, turns, welcome } from "../client.test-support.ts";
import type { SessionOptions } from "../connect-options.ts";
import { openSession } from "../open-session.ts";
import { JoinError } from "../errors/join-error.ts";

const secret = "canary-secret-4711";
const joe = ticket({ authid: "joe", ticket: secret });

/** A client that connects with these authenticators. */
function joining(auth: readonly ClientAuthenticator[], more: Partial<SessionOptions> = {}) {
  const router = new ScriptedRouter();
  const session = openSession({ realm: "realm1", transport: router.transport, auth, ...more });
  session.catch(() => {});
  return { router, session };
}

describe("authenticators", () => {
  it("are asked at every join, so that a secret can be renewed", async () => {
    let fetched = 0;
    const auth = [ticket({ authid: "joe", ticket: async () => Promise.resolve(`token ${++fetched}`) })];
    for (const expected of ["token 1", "token 2"]) {
      const { router, session } = joining(auth);
      await router.next();
      router.send([4, "ticket", {}]);
      expect(await router.next()).toEqual([5, expected, {}]);
      router.send(welcome());
      await session;
    }
  });

  it("may take their time before HELLO, but no longer than the join timeout", async () => {
    const clock = new HandCrankedClock();
    const slow: ClientAuthenticator = { authmethod: "slow", start: () => new Promise(() => {}) };
    const { router, session } = joining([slow], { clock });
    await turns();
    expect(await router.rest()).toEqual([]);
    clock.advance(10_000);
    await expect(session).rejects.toBeInstanceOf(JoinError);
    expect(await router.rest()).toEqual([[3, { message: expect.any(String) }, "wamp.error.timeout"]]);
    expect(clock.timers).toBe(0);
  });

  it("answer nothing after the attempt was given up", async () => {
    let tell!: (word: string) => void;
    const word = new Promise<string>((resolve) => (tell = resolve));
    const { router, session } = joining([ticket({ authid: "joe", ticket: () => word })]);
    await router.next();
    router.send([4, "ticket", {}]);
    await turns();
    router.send([3, {}, "wamp.error.timeout"]);
    await expect(session).rejects.toMatchObject({ uri: "wamp.error.timeout", retryable: true });
    tell(secret);
    expect(await router.rest()).toEqual([]);
  });

  it("that fail let the user know why, and the router only that", async () => {
    const failure = new Error(`no such file: ${secret}`);
    const auth = [ticket({ authid: "joe", ticket: async () => Promise.reject(failure) })];
    const { router, session } = joining(auth);
    await router.next();
    router.send([4, "ticket", {}]);
    expect(await failureOf(session)).toBe(failure);
    const abort = [3, { message: "the client cannot log in" }, "wamp.error.authentication_failed"];
    expect(await router.rest()).toEqual([abort]);
  });

  it("that fail before HELLO do so too", async () => {
    const { router, session } = joining([cryptosign({ privateKey: secret })]);
    expect(await failureOf(session)).toBeInstanceOf(RangeError);
    expect(JSON.stringify(await router.rest())).not.toContain(secret);
  });

  it("that the router need not ask are not asked", async () => {
    const { router, session } = joining([joe, anonymous()]);
    const hello = await router.next();
    expect(hello[2]).toMatchObject({ authmethods: ["ticket", "anonymous"], authid: "joe" });
    router.send(welcome());
    expect((await session).id).toBe(7);
  });

  it("have a name of their own, whatever the options say besides", async () => {
    const named = joining([joe], { authid: "other" });
    expect((await named.router.next())[2]).toMatchObject({ authid: "joe" });
    const nameless = joining([anonymous()], { authid: "other" });
    expect((await nameless.router.next())[2]).toMatchObject({ authid: "other" });
  });

  it("asks for a role if one is wanted", async () => {
    expect((await joining([joe], { authrole: "guest" }).router.next())[2]).toMatchObject({ authrole: "guest" });
    expect((await joining([joe]).router.next())[2]).not.toHaveProperty("authrole");
  });

  it("of several methods say together what their routers need", async () => {
    const auth = [scram({ authid: "joe", password: secret }), cryptosign({ privateKey: "07".repeat(32) })];
    const { authextra } = (await joining(auth).router.next())[2] as { authextra: object };
    expect(Object.keys(authextra)).toEqual(["nonce", "pubkey"]);
  });

  it("do not accept a router that skips the proof they want", async () => {
    const { router, session } = joining([scram({ authid: "joe", password: secret })]);
    await router.next();
    router.send(welcome());
    expect(await failureOf(session)).toBeInstanceOf(LoginError);
    expect((await router.rest())[0]?.[2]).toBe("wamp.error.authentication_failed");
  });

  it("that want the router's key do not accept one that shows none", async () => {
    const auth = [cryptosign({ privateKey: "07".repeat(32), routerKeys: ["00".repeat(32)] })];
    const { router, session } = joining(auth);
    await router.next();
    router.send(welcome());
    expect(await failureOf(session)).toBeInstanceOf(LoginError);
  });

  const binding = (channelBinding: "tls-unique" | "tls-exporter"): Partial<SessionOptions>["auth"] => [
    scram({ authid: "joe", password: secret, channelBinding }),
  ];

  it("that need a channel the link has not do not join", async () => {
    const { router, session } = joining(binding("tls-unique") ?? []);
    expect(await failureOf(session)).toBeInstanceOf(LoginError);
    expect((await router.rest())[0]?.[0]).toBe(3);
  });

  it.each([
    ["nobody", []],
    ["two of one method", [joe, ticket({ authid: "joe", ticket: "t" })]],
    ["two identities", [joe, scram({ authid: "jane", password: "p" })]],
  ])("are checked before anything is opened: %s", async (_, auth) => {
    await expect(joining(auth).session).rejects.toBeInstanceOf(TypeError);
  });
});
