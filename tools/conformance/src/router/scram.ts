import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { argon, user } from "../peer/accounts.ts";
import { scramMessage, scramProof, scramVerifier } from "../peer/scram-exchange.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { challenge, expectDenial, sayHello, welcome } from "./log-in.ts";
import type { Challenged, Claim } from "./log-in.ts";
import type { RouterWorld } from "./router-world.ts";

const clientNonce = "egVDf3DMJh0=";

function claimOf(authid: string, more: object = {}): Claim {
  return { authmethods: ["wamp-scram"], authid, authextra: { nonce: clientNonce, ...more } };
}

/** AuthMessage of an exchange that is not bound to a channel. */
function messageOf(authid: string, { extra }: Challenged): string {
  const { nonce, salt, iterations } = extra as { nonce: string; salt: string; iterations: number };
  return scramMessage({ authid, clientNonce, nonce, salt, iterations });
}

/** AUTHENTICATE.Extra. */
function repeated({ extra }: Challenged): object {
  return { nonce: extra["nonce"], channel_binding: null, cbind_data: null };
}

/** How a router checks that a client knows a password, and shows that it knows it too. */
export const scram: readonly Scenario<RouterWorld>[] = [
  ...[user, argon].map(({ authid, cost, secrets }) =>
    scenario<RouterWorld>(
      `a password salted with ${cost.kdf} is proven by both sides`,
      [
        "AP-SCRAM-05",
        "AP-SCRAM-10",
        "AP-SCRAM-11",
        "AP-SCRAM-14",
        "AP-MSG-01",
        "AP-SCRAM-15",
        "AP-SCRAM-16",
        "AP-SCRAM-17",
        "AP-SCRAM-18",
        "AP-SCRAM-19",
      ],
      async (world) => {
        const begun = await challenge(world, claimOf(authid));
        expect(begun.extra).toEqual({ ...cost, nonce: expect.any(String) });
        const nonce = begun.extra["nonce"] as string;
        expect(nonce.startsWith(clientNonce)).toBe(true);
        const own = nonce.slice(clientNonce.length);
        expect(Buffer.from(own, "base64").toString("base64")).toBe(own);
        expect(Buffer.from(own, "base64")).toHaveLength(16);
        const message = messageOf(authid, begun);
        const { details } = await welcome(begun.peer, scramProof(secrets, message), repeated(begun));
        expect(details).toMatchObject({
          authid,
          authrole: "frontend",
          authmethod: "wamp-scram",
          authextra: { verifier: scramVerifier(secrets, message) },
        });
      },
    ),
  ),

  scenario(
    "a user that does not exist has a salt that stays the same",
    ["AP-SCRAM-04", "AP-SCRAM-12"],
    async (world) => {
      const nobody = [await challenge(world, claimOf("nobody")), await challenge(world, claimOf("nobody"))] as const;
      const noOne = await challenge(world, claimOf("no-one"));
      const known = await challenge(world, claimOf(user.authid));
      expect(Object.keys(nobody[0].extra)).toEqual(Object.keys(known.extra));
      expect(nobody[0].extra["salt"]).toBe(nobody[1].extra["salt"]);
      expect(nobody[0].extra["salt"]).not.toBe(noOne.extra["salt"]);
      expect(nobody[0].extra["nonce"]).not.toBe(nobody[1].extra["nonce"]);
      const proof = scramProof(user.secrets, messageOf("nobody", nobody[0]));
      await expectDenial(nobody[0].peer, proof, repeated(nobody[0]));
    },
  ),

  ...[
    { what: "another nonce", change: { nonce: `${clientNonce}AAAA` } },
    { what: "no nonce", change: { nonce: undefined } },
    { what: "a channel binding nobody asked for", change: { channel_binding: "tls-unique" } },
    { what: "channel binding data nobody asked for", change: { cbind_data: "AAAA" } },
  ].map(({ what, change }) =>
    scenario<RouterWorld>(`AUTHENTICATE with ${what} is denied`, ["AP-SCRAM-10", "AP-SCRAM-12"], async (world) => {
      const begun = await challenge(world, claimOf(user.authid));
      const proof = scramProof(user.secrets, messageOf(user.authid, begun));
      const { nonce, ...extra } = { ...repeated(begun), ...change } as { readonly nonce?: string };
      await expectDenial(begun.peer, proof, nonce === undefined ? extra : { ...extra, nonce });
    }),
  ),

  scenario("a proof for another challenge is denied", ["AP-SCRAM-10", "AP-SCRAM-12"], async (world) => {
    const claim = claimOf(user.authid);
    const [one, other] = [await challenge(world, claim), await challenge(world, claim)];
    const proof = scramProof(user.secrets, messageOf(user.authid, one));
    await expectDenial(other.peer, proof, repeated(other));
    await welcome(one.peer, proof, repeated(one));
  }),

  ...["tls-unique", "tls-server-end-point", "x-unknown"].map((type) =>
    scenario<RouterWorld>(
      `a channel binding ${type} that the link has not is refused`,
      ["AP-SCRAM-03"],
      async (world) => {
        const peer = await world.connect();
        sayHello(peer, claimOf(user.authid, { channel_binding: type }));
        expect((await peer.next(T.ABORT))[2]).toBe("wamp.error.authentication_failed");
        await peer.ended();
      },
    ),
  ),

  scenario("without SCRAM and without an alternative there is no session", ["AP-SCRAM-03"], async ({ connect }) => {
    const peer = await connect();
    sayHello(peer, { ...claimOf(user.authid), realm: "realm1" });
    expect((await peer.next(T.ABORT))[2]).toBe("wamp.error.no_matching_auth_method");
    await peer.ended();
  }),
];
