import type { ClientAuthenticator } from "@junctor/auth";
import { cryptosign } from "@junctor/auth/cryptosign";
import type { CryptosignOptions } from "@junctor/auth/cryptosign";
import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { client01, routerKey } from "../peer/accounts.ts";
import { bytesOfHex } from "../peer/bytes.ts";
import { authorities, delegate, maker, standalone } from "../peer/certificates.ts";
import { ed25519Key, xor } from "../peer/cryptography.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { begin, beginBound, channel, expectGivenUp, welcome } from "./begin-login.ts";
import type { ClientWorld } from "./client-world.ts";

const privateKey = "4d57d97a68f555696620a6d849c0ce582568518d729eb753dc7c732de2804510";
const challenge = "fa034062ad76352b53a25358854577730db82f367aa439709c91296d04a5716c";

const key = (more: Partial<CryptosignOptions> = {}): ClientAuthenticator => cryptosign({ privateKey, ...more });

/** How a client proves to have a key. */
export const provingKeys: readonly Scenario<ClientWorld>[] = [
  scenario(
    "a key is announced, and signs the octets of the challenge",
    ["AP-CSIGN-01", "AP-CSIGN-04", "AP-CSIGN-05", "AP-MSG-02"],
    async (world) => {
      const attempt = await begin(world, key());
      const authextra = { pubkey: client01.key.publicKey };
      expect(attempt.said).toMatchObject({ authmethods: ["cryptosign"], authextra });
      expect(Object.keys(attempt.said.authextra ?? {})).toEqual(["pubkey"]);
      expect(attempt.said).not.toHaveProperty("authid");
      attempt.router.send(T.CHALLENGE, "cryptosign", { challenge, channel_binding: null });
      const signed = client01.key.signed(bytesOfHex(challenge));
      expect(signed).toHaveLength(192);
      expect(await attempt.router.next(T.AUTHENTICATE)).toEqual([T.AUTHENTICATE, signed, {}]);
      await welcome(attempt);
    },
  ),

  scenario("a key may ask for a name", ["AP-CSIGN-01", "AP-AUTH-03"], async (world) => {
    const attempt = await begin(world, key({ authid: client01.authid }));
    expect(attempt.said.authid).toBe(client01.authid);
    await welcome(attempt);
  }),

  scenario(
    "with a channel binding, the challenge is signed XORed with the channel id",
    ["AP-CSIGN-04", "AP-CSIGN-07"],
    async (world) => {
      const attempt = await beginBound(world, key({ channelBinding: "tls-exporter" }));
      expect(attempt.said.authextra).toEqual({ pubkey: client01.key.publicKey, channel_binding: "tls-exporter" });
      attempt.router.send(T.CHALLENGE, "cryptosign", { challenge, channel_binding: "tls-exporter" });
      const signed = client01.key.signed(xor(bytesOfHex(challenge), channel));
      expect((await attempt.router.next(T.AUTHENTICATE))[1]).toBe(signed);
      await welcome(attempt);
    },
  ),

  ...[{}, { channel_binding: null }, { channel_binding: "tls-unique" }].map((echo) =>
    scenario<ClientWorld>(
      `a challenge with ${JSON.stringify(echo)} in place of the binding is not answered`,
      ["AP-CSIGN-10"],
      async (world) => {
        const attempt = await beginBound(world, key({ channelBinding: "tls-exporter" }));
        attempt.router.send(T.CHALLENGE, "cryptosign", { challenge, ...echo });
        await expectGivenUp(attempt);
      },
    ),
  ),

  scenario("a router that proves to have the right key is answered", ["AP-CSIGN-11"], async (world) => {
    const own = ed25519Key(routerKey);
    const attempt = await begin(world, key({ routerKeys: [own.publicKey] }));
    const { challenge: ours } = attempt.said.authextra as { readonly challenge: string };
    expect(ours).toMatch(/^[0-9a-f]{64}$/);
    const signature = own.signed(bytesOfHex(ours));
    attempt.router.send(T.CHALLENGE, "cryptosign", { challenge, pubkey: own.publicKey, signature });
    await attempt.router.next(T.AUTHENTICATE);
    await welcome(attempt);
  }),

  ...[
    { what: "does not prove itself", proof: () => ({}) },
    {
      what: "has another key",
      proof: (ours: string) => ({ pubkey: client01.key.publicKey, signature: client01.key.signed(bytesOfHex(ours)) }),
    },
    {
      what: "signed something else",
      proof: () => ({ pubkey: ed25519Key(routerKey).publicKey, signature: ed25519Key(routerKey).signed(channel) }),
    },
  ].map(({ what, proof }) =>
    scenario<ClientWorld>(`a router that ${what} is not answered`, ["AP-CSIGN-11"], async (world) => {
      const attempt = await begin(world, key({ routerKeys: [ed25519Key(routerKey).publicKey] }));
      const { challenge: ours } = attempt.said.authextra as { readonly challenge: string };
      attempt.router.send(T.CHALLENGE, "cryptosign", { challenge, ...proof(ours) });
      await expectGivenUp(attempt);
    }),
  ),

  scenario("certificates are sent with the key that they vouch for, its own first", ["AP-CSIGN-13"], async (world) => {
    const certificates = [delegate(maker), ...authorities()];
    const attempt = await begin(world, key({ certification: { trustroot: standalone.address, certificates } }));
    const said = attempt.said.authextra as { readonly trustroot: string; readonly certificates: readonly unknown[][] };
    expect(said).toMatchObject({ pubkey: client01.key.publicKey, trustroot: standalone.address });
    expect(said.trustroot).toMatch(/^0x[0-9A-Fa-f]{40}$/);
    const written = certificates.map(([certificate, signature]) => [certificate.primaryType, signature]);
    expect(said.certificates.map(([each, signature]) => [Object(each).primaryType, signature])).toEqual(written);
    expect(written.map(([type]) => type)).toEqual([
      "EIP712DelegateCertificate",
      ...Array(3).fill("EIP712AuthorityCertificate"),
    ]);
    attempt.router.send(T.CHALLENGE, "cryptosign", { challenge });
    expect((await attempt.router.next(T.AUTHENTICATE))[1]).toBe(client01.key.signed(bytesOfHex(challenge)));
    await welcome(attempt);
  }),

  scenario("what a client can attest, it attests for this challenge", ["AP-CSIGN-22"], async (world) => {
    const attest = (pcrs: readonly number[], nonce: string) => ({ quote: { pcrs, nonce }, measurement: ["boot"] });
    const attempt = await begin(world, key({ attest }));
    attempt.router.send(T.CHALLENGE, "cryptosign", { challenge, attest: [0, 7] });
    const [, signature, extra] = await attempt.router.next(T.AUTHENTICATE);
    expect(signature).toBe(client01.key.signed(bytesOfHex(challenge)));
    expect(extra).toEqual({ quote: { pcrs: [0, 7], nonce: challenge }, measurement: ["boot"] });
    await welcome(attempt);
  }),

  scenario("a client that cannot attest gives up", ["AP-CSIGN-22"], async (world) => {
    const attempt = await begin(world, key());
    attempt.router.send(T.CHALLENGE, "cryptosign", { challenge, attest: [0] });
    await expectGivenUp(attempt);
  }),
];
