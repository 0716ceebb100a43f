import { scram } from "@junctor/auth/scram";
import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { argon, user } from "../peer/accounts.ts";
import { scramMessage, scramProof, scramVerifier } from "../peer/scram-exchange.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { begin, beginBound, channel, expectGivenUp, welcome } from "./begin-login.ts";
import { routerRoles } from "./client-world.ts";
import type { ClientWorld } from "./client-world.ts";

/** An attempt by SCRAM, and the nonce of its HELLO. */
async function beginScram(world: ClientWorld, authid: string = user.authid) {
  const lowestCost = { memory: 1_024 };
  const attempt = await begin(world, scram({ authid, password: "pencil", lowestCost }));
  const { nonce: clientNonce } = attempt.said.authextra as { readonly nonce: string };
  return { ...attempt, clientNonce };
}

/** How a client proves that it knows a password, and has the router prove the same. */
export const provingPasswords: readonly Scenario<ClientWorld>[] = [
  ...[user, argon].map(({ authid, cost, secrets }) =>
    scenario<ClientWorld>(
      `both sides prove a password salted with ${cost.kdf}`,
      [
        "AP-SCRAM-01",
        "AP-SCRAM-02",
        "AP-SCRAM-08",
        "AP-SCRAM-09",
        "AP-SCRAM-15",
        "AP-SCRAM-16",
        "AP-SCRAM-17",
        "AP-SCRAM-18",
        "AP-SCRAM-19",
        "AP-MSG-02",
      ],
      async (world) => {
        const attempt = await beginScram(world, authid);
        const { said, clientNonce, router } = attempt;
        expect(said).toMatchObject({ authmethods: ["wamp-scram"], authid, authextra: { nonce: expect.any(String) } });
        expect(Object.keys(said.authextra ?? {})).toEqual(["nonce"]);
        expect(Buffer.from(clientNonce, "base64").toString("base64")).toBe(clientNonce);
        expect(Buffer.from(clientNonce, "base64")).toHaveLength(16);
        const nonce = `${clientNonce}SBmkFIh7sSo=`;
        router.send(T.CHALLENGE, "wamp-scram", { nonce, ...cost });
        const [, proof, extra] = await router.next(T.AUTHENTICATE);
        const { salt, iterations } = cost;
        const message = scramMessage({ authid, clientNonce, nonce, salt, iterations });
        expect(proof).toBe(scramProof(secrets, message));
        expect(extra).toEqual({ nonce, channel_binding: null });
        await welcome(attempt, { authextra: { verifier: scramVerifier(secrets, message) } });
      },
    ),
  ),

  scenario("names and passwords are prepared before they are used", ["AP-SCRAM-13", "AP-SCRAM-16"], async (world) => {
    const attempt = await begin(world, scram({ authid: "us\u00ader,\u2168", password: "pen\u00adcil" }));
    expect(attempt.said.authid).toBe("user,IX");
    const { nonce: clientNonce } = attempt.said.authextra as { readonly nonce: string };
    const nonce = `${clientNonce}AAAA`;
    attempt.router.send(T.CHALLENGE, "wamp-scram", { nonce, ...user.cost });
    const { salt, iterations } = user.cost;
    const message = scramMessage({ authid: "user=2CIX", clientNonce, nonce, salt, iterations });
    expect((await attempt.router.next(T.AUTHENTICATE))[1]).toBe(scramProof(user.secrets, message));
    await welcome(attempt, { authextra: { verifier: scramVerifier(user.secrets, message) } });
  }),

  ...[
    { what: "whose nonce does not go on from its own", id: "AP-SCRAM-06", change: { nonce: "AAAAAAAAAAAA" } },
    { what: "whose salt is no canonical Base64", id: "AP-SCRAM-13", change: { salt: "aBc+fx0NAVB=" } },
    { what: "that asks for few iterations", id: "AP-SCRAM-07", change: { iterations: 4_095 } },
    { what: "that asks for little memory", id: "AP-SCRAM-07", change: { kdf: "argon2id13", memory: 512 } },
    { what: "that knows another key derivation only", id: "AP-SCRAM-19", change: { kdf: "md5" } },
  ].map(({ what, id, change }) =>
    scenario<ClientWorld>(`a router ${what} is not answered`, [id], async (world) => {
      const attempt = await beginScram(world);
      const nonce = `${attempt.clientNonce}AAAA`;
      attempt.router.send(T.CHALLENGE, "wamp-scram", { nonce, ...user.cost, ...change });
      await expectGivenUp(attempt);
    }),
  ),

  ...[{}, { authextra: {} }, { authextra: { verifier: Buffer.alloc(32).toString("base64") } }].map((details) =>
    scenario<ClientWorld>(
      `a router that proves nothing, but ${JSON.stringify(details)}, is left`,
      ["AP-SCRAM-18"],
      async (world) => {
        const attempt = await beginScram(world);
        const nonce = `${attempt.clientNonce}AAAA`;
        attempt.router.send(T.CHALLENGE, "wamp-scram", { nonce, ...user.cost });
        await attempt.router.next(T.AUTHENTICATE);
        attempt.router.send(T.WELCOME, 4711, { roles: routerRoles, ...details });
        await expectGivenUp(attempt);
      },
    ),
  ),

  scenario("a router that skips the proof is left", ["AP-SCRAM-18"], async (world) => {
    const attempt = await beginScram(world);
    attempt.router.send(T.WELCOME, 4711, { roles: routerRoles });
    await expectGivenUp(attempt);
  }),

  scenario("a password is bound to the channel", ["AP-SCRAM-02", "AP-SCRAM-09", "AP-SCRAM-17"], async (world) => {
    const { authid, cost, secrets } = user;
    const attempt = await beginBound(world, scram({ authid, password: "pencil", channelBinding: "tls-exporter" }));
    expect(attempt.said.authextra).toMatchObject({ channel_binding: "tls-exporter" });
    const { nonce: clientNonce } = attempt.said.authextra as { readonly nonce: string };
    const nonce = `${clientNonce}AAAA`;
    attempt.router.send(T.CHALLENGE, "wamp-scram", { nonce, ...cost });
    const [, proof, extra] = await attempt.router.next(T.AUTHENTICATE);
    const data = Buffer.from(channel).toString("base64");
    expect(extra).toEqual({ nonce, channel_binding: "tls-exporter", cbind_data: data });
    const binding = Buffer.concat([Buffer.from("p=tls-exporter,,"), channel]).toString("base64");
    const message = scramMessage({ authid, clientNonce, nonce, ...cost, binding });
    expect(proof).toBe(scramProof(secrets, message));
    await welcome(attempt, { authextra: { verifier: scramVerifier(secrets, message) } });
  }),
];
