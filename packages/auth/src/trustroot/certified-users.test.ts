import { describe, expect, test } from "vitest";
import { applicant } from "../applicant.test-support.ts";
import type { Principal } from "../principal.ts";
import { certifiedUsers } from "./certified-users.ts";
import type { Certified, CertifiedUsersOptions } from "./certified-users.ts";
import type { SignedCertificate } from "./certificate.ts";
import { certificates, csPubKey, trustroot as exampleRoot } from "./example.test-support.ts";
import { authority, delegate, leaf, middle, person, root, stranger, trustroot } from "./family.test-support.ts";
import type { Trustroot } from "./trustroot.ts";

const key = "ab".repeat(32);
const own = delegate(leaf, key);
const rootOwn = authority([root, root]);
const chain = [own, authority([middle, leaf], { capabilities: 0b1100_0000 }), authority([root, middle]), rootOwn];
const realm = person(7).address;

/** What becomes of somebody with these certificates, and why it was refused. */
async function look(
  sent: readonly unknown[],
  trusted: Trustroot = trustroot,
  more: Partial<CertifiedUsersOptions> = {},
): Promise<{ user: Principal | undefined; faults: readonly string[] }> {
  const faults: string[] = [];
  const refused = (fault: string): void => void faults.push(fault);
  const users = certifiedUsers({ trustroots: [trusted], users: () => ({ authrole: "user" }), refused, ...more });
  const authextra = { trustroot: trusted.address, certificates: sent };
  return { user: await users(key, applicant({ authextra })), faults };
}

describe("whom certificates vouch for", () => {
  test("the delegate of Example 3 of the specification is let in under its address", async () => {
    const users = certifiedUsers({ trustroots: [exampleRoot], users: () => ({ authrole: "user" }) });
    const authextra = { trustroot: exampleRoot.address, certificates };
    const user = await users(csPubKey, applicant({ authextra }));
    expect(user).toEqual({ authrole: "user", authid: "0xf5173a6111B2A6B3C20fceD53B2A8405EC142bF6" });
  });

  test("the lookup is told who it is, and may give another name or none", async () => {
    const told: Certified[] = [];
    const users = (certified: Certified): Principal => {
      told.push(certified);
      return { authrole: "maker", authid: "joe" };
    };
    expect((await look(chain, trustroot, { users })).user).toEqual({ authrole: "maker", authid: "joe" });
    const capabilities = ["PROVIDER", "CONSUMER"];
    expect(told).toEqual([{ trustroot: root.address, delegate: leaf.address, capabilities, meta: "" }]);
    expect((await look(chain, trustroot, { users: () => undefined })).user).toBeUndefined();
  });

  test("the root may vouch for itself, and for a delegate", async () => {
    expect((await look([delegate(root, key), rootOwn])).user).toMatchObject({ authid: root.address });
    expect((await look([own, authority([root, leaf]), rootOwn])).user).toMatchObject({ authid: leaf.address });
  });

  test("whoever presents no certificate of a root that is trusted is looked up by its key", async () => {
    const others = (publicKey: string): Principal => ({ authrole: "known", authid: publicKey });
    const users = certifiedUsers({ trustroots: [trustroot], users: () => ({ authrole: "user" }), others });
    for (const authextra of [{}, { trustroot: stranger.address, certificates: chain }, { trustroot: 1 }]) {
      expect(await users(key, applicant({ authextra }))).toEqual({ authrole: "known", authid: key });
    }
    expect((await look(chain, { ...trustroot, address: stranger.address })).user).toBeUndefined();
  });
});

describe("certificates that are refused", () => {
  test.each<[string, readonly SignedCertificate[], Partial<Trustroot>]>([
    ["0: it is no EIP712DelegateCertificate", chain.slice(1), {}],
    ["2: it is no EIP712AuthorityCertificate", [own, rootOwn, own], {}],
    ["0: chainId is another chain", chain, { chainId: 5 }],
    ["0: verifyingContract is another contract", chain, { verifyingContract: stranger.address }],
    ["1: realm is another realm", chain, { realm }],
    ["0: validFrom is a block to come", chain, { currentBlock: 99 }],
    [
      "2: validFrom is a block to come",
      [own, chain[1] as SignedCertificate, authority([root, middle], { validFrom: 101 }), rootOwn],
      {},
    ],
    ["1: capabilities has bits without a meaning", [own, authority([root, leaf], { capabilities: 256 }), rootOwn], {}],
    ["0: it is not the certificate of the trustroot", [own], {}],
    ["2: it is not the certificate of the trustroot", chain.slice(0, 3), {}],
    ["1: it is not the certificate of the trustroot", [own, authority([leaf, leaf])], {}],
    ["0: it is not issued by the subject of 1", [own, authority([root, middle]), rootOwn], {}],
    ["1: it is not issued by the subject of 2", [own, authority([middle, leaf]), rootOwn], {}],
    ["1: validFrom is before that of 2", [own, authority([root, leaf], { validFrom: 99 }), rootOwn], {}],
    [
      "0: validFrom is before that of 1",
      [delegate(leaf, key, { validFrom: 99 }), authority([root, leaf]), rootOwn],
      {},
    ],
    [
      "1: capabilities are more than those of 2",
      [own, authority([root, leaf]), authority([root, root], { capabilities: 127 })],
      {},
    ],
    ["1: its issuer has not signed it", [own, authority([root, leaf], {}, stranger), rootOwn], {}],
    ["2: its issuer has not signed it", [own, authority([root, leaf]), authority([root, root], {}, stranger)], {}],
    ["0: csPubKey is another key", [delegate(leaf, "cd".repeat(32)), authority([root, leaf]), rootOwn], {}],
  ])("because of certificate %s", async (fault, sent, more) => {
    expect(await look(sent, { ...trustroot, ...more })).toEqual({ user: undefined, faults: [`certificate ${fault}`] });
  });

  test("because somebody else signed for the delegate", async () => {
    const [certificate] = own;
    const [, signature] = delegate(leaf, "cd".repeat(32));
    const { user, faults } = await look([[certificate, signature], authority([root, leaf]), rootOwn]);
    expect(user).toBeUndefined();
    expect(faults).toEqual(["certificate 0: its issuer has not signed it"]);
  });

  test.each<[string, unknown]>([
    ["certificates must be a list of up to 8 certificates", undefined],
    ["certificates must be a list of up to 8 certificates", []],
    ["certificates must be a list of up to 8 certificates", Array.from({ length: 9 }, () => own)],
    ["certificates[1] must be a certificate and its signature", [own, 1]],
  ])("because they are none: %s", async (text, sent) => {
    await expect(look(sent as readonly unknown[])).rejects.toMatchObject({
      message: expect.stringContaining(`HELLO.Details.authextra.${text}`),
      reason: "wamp.error.protocol_violation",
    });
  });
});

describe("authorities that the router knows", () => {
  const authorities = [rootOwn, authority([root, stranger]), authority([root, middle]), authority([middle, leaf])];

  test("complete what a client sends of itself alone", async () => {
    expect((await look([own], { ...trustroot, authorities })).user).toMatchObject({ authid: leaf.address });
    const { faults } = await look([delegate(person(5), key)], { ...trustroot, authorities });
    expect(faults).toEqual(["certificate 0: it is not the certificate of the trustroot"]);
  });

  test("may be fetched for a delegate", async () => {
    const asked: string[] = [];
    const fetched = async (who: string): Promise<readonly SignedCertificate[]> => {
      asked.push(who);
      return Promise.resolve(authorities);
    };
    const onChain = { ...trustroot, kind: "onChain", authorities: fetched } as const;
    expect((await look([own], onChain)).user).toMatchObject({ authid: leaf.address });
    expect(asked).toEqual([leaf.address]);
  });

  test("are the only ones of an on-chain trustroot", async () => {
    const { user, faults } = await look(chain, { ...trustroot, kind: "onChain", authorities });
    expect(user).toBeUndefined();
    expect(faults).toEqual(["certificate 1: only the delegate's is sent, the others are on chain"]);
  });

  test("may go in a circle, and lead nowhere then", async () => {
    const circle = [authority([middle, leaf]), authority([leaf, middle])];
    expect((await look([own], { ...trustroot, authorities: circle })).user).toBeUndefined();
  });
});

test.each<[string, Partial<Trustroot>]>([
  ["realm of a trustroot must be an Ethereum address", { realm: "realm1" }],
  ["authorities[0] must be a certificate and its signature", { authorities: [1] as never }],
  ["authorities[0] is no EIP712AuthorityCertificate", { authorities: [own] }],
])("a trustroot is refused: %s", (text, more) => {
  expect(() => certifiedUsers({ trustroots: [{ ...trustroot, ...more }], users: () => undefined })).toThrow(text);
});
