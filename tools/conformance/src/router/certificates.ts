import { MessageType as T } from "@junctor/core";
import { client01 } from "../peer/accounts.ts";
import { bytesOfHex } from "../peer/bytes.ts";
import {
  agreed,
  authorities,
  chained,
  delegate,
  forged,
  maker,
  onChain,
  orphan,
  standalone,
} from "../peer/certificates.ts";
import type { Said } from "../peer/certificates.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { challenge, expectDenial, sayHello, welcome } from "./log-in.ts";
import type { Claim } from "./log-in.ts";
import type { RouterWorld } from "./router-world.ts";
import { expect } from "vitest";

const { publicKey: pubkey } = client01.key;

function claimOf(trustroot: string, certificates: unknown): Claim {
  return { realm: "certified", authmethods: ["cryptosign"], authextra: { pubkey, trustroot, certificates } };
}

/** Logs in with certificates; gives WELCOME.Details. */
async function logIn(world: RouterWorld, trustroot: string, certificates: readonly unknown[]): Promise<unknown> {
  const { peer, extra } = await challenge(world, claimOf(trustroot, certificates));
  return (await welcome(peer, client01.key.signed(bytesOfHex(extra["challenge"] as string)))).details;
}

const [below, , last] = authorities();

/** Certificates that do not let anybody in, and what is wrong with them. */
const refused: readonly (readonly [what: string, ids: readonly string[], certificates: readonly unknown[]])[] = [
  ["of another chain", ["AP-CSIGN-18"], [delegate(maker), ...authorities({ chainId: 5 })]],
  ["of a block to come", ["AP-CSIGN-18"], [delegate(maker, pubkey, { validFrom: 1_001 }), ...authorities()]],
  ["for another realm", ["AP-CSIGN-18"], [delegate(maker), ...authorities({ realm: orphan.address })]],
  ["that begin with an authority", ["AP-CSIGN-14", "AP-CSIGN-18"], authorities()],
  ["with a delegate among the authorities", ["AP-CSIGN-14"], [delegate(maker), delegate(maker), ...authorities()]],
  ["that end before the root", ["AP-CSIGN-14", "AP-CSIGN-19"], [delegate(maker), ...authorities().slice(0, 2)]],
  ["with a gap", ["AP-CSIGN-19"], [delegate(maker), below, last]],
  ["of another delegate", ["AP-CSIGN-19"], [delegate(orphan), ...authorities()]],
  ...(
    [
      ["that are older than the root", [{ validFrom: 999 }, { validFrom: 999 }]],
      ["that are older than their issuer", [{ validFrom: 999 }]],
      ["that can do more than their issuer", [{ capabilities: 255 }, { capabilities: 127 }]],
    ] satisfies (readonly [string, readonly Said[]])[]
  ).map(([what, said]) => [what, ["AP-CSIGN-19"], [delegate(maker), ...authorities(...said)]] as const),
  [
    "with a delegate older than its authority",
    ["AP-CSIGN-19"],
    [delegate(maker, pubkey, { validFrom: 999 }), ...authorities()],
  ],
  [
    "with capabilities nobody knows",
    ["AP-CSIGN-21"],
    [delegate(maker), ...authorities({}, { capabilities: 256 }, { capabilities: 511 })],
  ],
  ["that their issuer has not signed", ["AP-CSIGN-20"], [delegate(maker), below, forged, last]],
  ["for another key", ["AP-CSIGN-20"], [delegate(maker, "00".repeat(32)), ...authorities()]],
];

/** How a router judges keys that certificates vouch for. */
export const certificates: readonly Scenario<RouterWorld>[] = [
  scenario(
    "a key that certificates vouch for up to the root opens a session under the address of its delegate",
    ["AP-CSIGN-14", "AP-CSIGN-15", "AP-CSIGN-18", "AP-CSIGN-19", "AP-CSIGN-20"],
    async (world) => {
      const details = await logIn(world, standalone.address, [delegate(maker), ...authorities()]);
      expect(details).toMatchObject({ authid: maker.address, authrole: "maker", authmethod: "cryptosign" });
    },
  ),

  scenario(
    "where the authorities are agreed on, or on chain, the certificate of the delegate suffices",
    ["AP-CSIGN-15"],
    async (world) => {
      for (const { address } of [agreed, onChain]) {
        expect(await logIn(world, address, [delegate(chained)])).toMatchObject({ authid: chained.address });
      }
      const { peer, extra } = await challenge(world, claimOf(onChain.address, [delegate(maker), ...authorities()]));
      await expectDenial(peer, client01.key.signed(bytesOfHex(extra["challenge"] as string)));
    },
  ),

  ...refused.map(([what, ids, sent]) =>
    scenario<RouterWorld>(`certificates ${what} are denied`, ids, async (world) => {
      const { peer, extra } = await challenge(world, claimOf(standalone.address, sent));
      await expectDenial(peer, client01.key.signed(bytesOfHex(extra["challenge"] as string)));
    }),
  ),

  scenario("what is no certificate breaks the protocol", ["AP-CSIGN-16", "AP-CSIGN-17"], async (world) => {
    const [own, signature] = delegate(maker);
    const { bootedAt: _bootedAt, ...message } = own.message as { readonly bootedAt: unknown };
    const wrong = [
      [{ ...own, message }, signature],
      [{ ...own, message: { ...own.message, verifyingContract: "0x00" } }, signature],
      [{ ...own, domain: { name: "WMP", version: "2" } }, signature],
      [{ ...own, primaryType: "EIP712Certificate" }, signature],
      [own, "00"],
    ];
    for (const each of wrong) {
      const peer = await world.connect();
      sayHello(peer, claimOf(standalone.address, [each, ...authorities()]));
      const [, , extra] = await peer.next(T.CHALLENGE);
      const { challenge: nonce } = extra as { readonly challenge: string };
      peer.send(T.AUTHENTICATE, client01.key.signed(bytesOfHex(nonce)), {});
      expect((await peer.next(T.ABORT))[2]).toBe("wamp.error.protocol_violation");
      await peer.ended();
    }
  }),
];
