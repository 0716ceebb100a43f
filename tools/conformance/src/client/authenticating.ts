import { anonymous } from "@junctor/auth";
import { ticket } from "@junctor/auth/ticket";
import { wampcra } from "@junctor/auth/wampcra";
import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { joe, paula, peter } from "../peer/accounts.ts";
import { craSignature } from "../peer/cryptography.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { begin, welcome } from "./begin-login.ts";
import type { ClientWorld } from "./client-world.ts";

/** How a client proves who it is, in general and by tickets. */
export const authenticating: readonly Scenario<ClientWorld>[] = [
  scenario(
    "a client offers its methods in its order, and says who it wants to be",
    ["AP-AUTH-03", "AP-TICKET-01", "AP-CRA-01"],
    async (world) => {
      const { authid } = joe;
      const auth = [wampcra({ authid, secret: "s" }), ticket({ authid, ticket: joe.ticket }), anonymous()];
      const attempt = await begin(world, ...auth);
      expect(attempt.said).toMatchObject({ authmethods: ["wampcra", "ticket", "anonymous"], authid: "joe" });
      expect(attempt.said).not.toHaveProperty("authextra");
      await welcome(attempt);
    },
  ),

  scenario("a ticket is presented when it is asked for", ["AP-AUTH-02", "AP-TICKET-03", "AP-MSG-02"], async (world) => {
    const attempt = await begin(world, ticket({ authid: joe.authid, ticket: async () => Promise.resolve(joe.ticket) }));
    expect(attempt.said).toMatchObject({ authmethods: ["ticket"], authid: "joe" });
    attempt.router.send(T.CHALLENGE, "ticket", {});
    expect(await attempt.router.next(T.AUTHENTICATE)).toEqual([T.AUTHENTICATE, joe.ticket, {}]);
    await welcome(attempt);
  }),

  scenario("a second challenge is answered too", ["AP-AUTH-02", "AP-MSG-02"], async (world) => {
    const { authid, secret } = peter;
    const attempt = await begin(world, ticket({ authid, ticket: "t" }), wampcra({ authid, secret }));
    attempt.router.send(T.CHALLENGE, "ticket", {});
    expect(await attempt.router.next(T.AUTHENTICATE)).toEqual([T.AUTHENTICATE, "t", {}]);
    attempt.router.send(T.CHALLENGE, "wampcra", { challenge: "once more" });
    const signature = craSignature(secret, "once more");
    expect(await attempt.router.next(T.AUTHENTICATE)).toEqual([T.AUTHENTICATE, signature, {}]);
    await welcome(attempt);
  }),

  scenario("a challenge of a method that was not offered is answered by ABORT", ["AP-AUTH-02"], async (world) => {
    const { router, joining } = await begin(world, ticket({ authid: joe.authid, ticket: joe.ticket }));
    router.send(T.CHALLENGE, "wampcra", { challenge: "x" });
    expect((await router.next(T.ABORT))[2]).toBe("wamp.error.no_matching_auth_method");
    await expect(joining).rejects.toMatchObject({ uri: "wamp.error.no_matching_auth_method" });
    await router.ended();
  }),

  scenario("a refusal of what was proven is not answered", ["AP-AUTH-02"], async (world) => {
    const { router, joining } = await begin(world, ticket({ authid: joe.authid, ticket: joe.ticket }));
    router.send(T.CHALLENGE, "ticket", {});
    await router.next(T.AUTHENTICATE);
    router.send(T.ABORT, {}, "wamp.error.authentication_denied");
    await expect(joining).rejects.toMatchObject({ uri: "wamp.error.authentication_denied", retryable: false });
    await router.ended();
  }),
];

/** JSON that nobody would write again as it is. */
const odd = '{"session": 1,\t"nonce":"\\u00e9", "nonce":"twice" }';

/** How a client signs with a shared secret. */
export const signing: readonly Scenario<ClientWorld>[] = [
  ...[odd, "no JSON at all", ""].map((text) =>
    scenario<ClientWorld>(
      `the challenge ${JSON.stringify(text)} is signed as it came`,
      ["AP-CRA-05", "AP-MSG-02"],
      async (world) => {
        const attempt = await begin(world, wampcra({ authid: peter.authid, secret: peter.secret }));
        attempt.router.send(T.CHALLENGE, "wampcra", { challenge: text });
        const signature = craSignature(peter.secret, text);
        expect(await attempt.router.next(T.AUTHENTICATE)).toEqual([T.AUTHENTICATE, signature, {}]);
        await welcome(attempt);
      },
    ),
  ),

  scenario("a salted secret signs by the text of its key", ["AP-CRA-07"], async (world) => {
    const attempt = await begin(world, wampcra({ authid: paula.authid, secret: "secret1" }));
    attempt.router.send(T.CHALLENGE, "wampcra", { challenge: odd, ...paula.salting });
    const signature = craSignature(paula.key, odd);
    expect(await attempt.router.next(T.AUTHENTICATE)).toEqual([T.AUTHENTICATE, signature, {}]);
    await welcome(attempt);
  }),

  scenario("a third party may sign, and gets the challenge as it came", ["AP-CRA-09"], async (world) => {
    const sign = async (text: string): Promise<string> => Promise.resolve(craSignature("theirs", text));
    const attempt = await begin(world, wampcra({ authid: peter.authid, sign }));
    attempt.router.send(T.CHALLENGE, "wampcra", { challenge: odd });
    expect((await attempt.router.next(T.AUTHENTICATE))[1]).toBe(craSignature("theirs", odd));
    await welcome(attempt);
  }),
];
