import type { Applicant, Principal } from "@junctor/auth";
import { Capability, certifiedUsers } from "@junctor/auth/trustroot";
import { MessageType as T } from "@junctor/core";
import type { HelloMessage, Serializer } from "@junctor/core";
import { expect } from "vitest";
import { encodeElements } from "../peer/elements.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { CodecWorld } from "./codec-world.ts";

const root = "0xf766Dc789CF04CD18aE75af2c5fAf2DA6650Ff57";
const delegate = "0xf5173a6111B2A6B3C20fceD53B2A8405EC142bF6";
const realm = "0xA6e693CC4A2b4F1400391a728D26369D9b82ef96";
const pubkey = "12ae0184b180e9a9c5e45be4a1afbce3c6491320063701cd9c4011a777d04089";
const domain = { name: "WMP", version: "1" };
const common = { chainId: 1, verifyingContract: root, validFrom: 15_212_703, meta: "" };
const authority = { ...common, issuer: root, realm };

/** The certificates of Example 3 of the specification, without their types. */
const example = [
  [
    {
      domain,
      primaryType: "EIP712DelegateCertificate",
      message: { ...common, delegate, csPubKey: pubkey, bootedAt: 1_658_765_756_680_628_959n },
    },
    "8fe06bb269110c6bc0e011ea2b7da07091c674f7fe67458c1805157157da702b70b56cdf662666dc386820ded0116b6b84151df1ed65210eeecd7e477cdb765b1b",
  ],
  [
    {
      domain,
      primaryType: "EIP712AuthorityCertificate",
      message: { ...authority, subject: delegate, capabilities: 12 },
    },
    "0c0eb60a108dbd72a204b41c1d18505358e4e7886b0c9787192a33ac9e0f94c92ce158f8de576fa9cccf28a8c9404ed66c2d355ea4ae7ee65cff0b73215b91bb1c",
  ],
  [
    { domain, primaryType: "EIP712AuthorityCertificate", message: { ...authority, subject: root, capabilities: 63 } },
    "be35c8d6ae735d3bd8b5e27b1e1a067eba53e6a1cb4ef0f607c4717435e8ffa676246e7d08dfb4e83c78ad26f423b727b5d2c90627bdf6c94c1dbdf01979c34b1c",
  ],
] as const;

const trustroots = [{ address: root, chainId: 1, verifyingContract: root, realm, currentBlock: 15_212_703 }];

/** Whom a HELLO with certificates is from, as a router finds out, and with which capabilities. */
async function judge(serializer: Serializer, certificates: unknown): Promise<unknown[]> {
  const seen: unknown[] = [];
  const users = certifiedUsers({
    trustroots,
    users: ({ capabilities }): Principal => {
      seen.push(capabilities);
      return { authrole: "user" };
    },
  });
  const details = { roles: { caller: {} }, authextra: { pubkey, trustroot: root, certificates } };
  const hello = serializer.decode(encodeElements(serializer, [T.HELLO, "devices", details])) as HelloMessage;
  const { authextra } = hello.details as { readonly authextra: Applicant["hello"]["authextra"] };
  const claim = { realm: "devices", authmethods: [], authid: undefined, authextra };
  const user = await users(pubkey, { hello: claim } as unknown as Applicant);
  return [user?.authid, ...seen];
}

/** Every certificate with one thing said otherwise. */
function* altered(): Iterable<unknown> {
  for (const [at, [certificate, signature]] of example.entries()) {
    for (const [field, value] of Object.entries(certificate.message)) {
      if (typeof value === "string" && value.startsWith("0x")) continue;
      const other = field === "csPubKey" ? "00".repeat(32) : field === "meta" ? "x" : 7;
      const message = { ...certificate.message, [field]: other };
      yield example.map((each, index) => (index === at ? [{ ...certificate, message }, signature] : each));
    }
  }
}

/** Certificates as they are signed: the hashes of EIP-712. */
export const certificates: readonly Scenario<CodecWorld>[] = [
  scenario(
    "the certificates of the specification's example are read, and prove who their delegate is",
    ["AP-CSIGN-16", "AP-CSIGN-17", "AP-CSIGN-20"],
    async ({ serializer }) => {
      expect(await judge(serializer, example)).toEqual([delegate, ["PUBLIC_RELAY", "PRIVATE_RELAY"]]);
    },
  ),

  scenario("no field can be said otherwise", ["AP-CSIGN-16", "AP-CSIGN-17"], async ({ serializer }) => {
    const found = [...altered()];
    expect(found).toHaveLength(13);
    for (const each of found) expect(await judge(serializer, each)).toEqual([undefined]);
  }),

  scenario("capabilities are the bits the specification says", ["AP-CSIGN-21"], () => {
    expect(Capability).toEqual({
      ROOT_CA: 1n,
      INTERMEDIATE_CA: 2n,
      PUBLIC_RELAY: 4n,
      PRIVATE_RELAY: 8n,
      GATEWAY: 16n,
      EXCHANGE: 32n,
      PROVIDER: 64n,
      CONSUMER: 128n,
    });
  }),
];
