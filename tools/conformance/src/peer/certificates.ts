import { Capability, ethereumAddress, signCertificate } from "@junctor/auth/trustroot";
import type { SignedCertificate, Trustroot } from "@junctor/auth/trustroot";
import { client01 } from "./accounts.ts";

/* A family of certificates. What is signed here is what the vectors in `codec/certificates.ts` prove to be right. */

/** An Ethereum key and its address. */
interface Person {
  readonly key: string;
  readonly address: string;
}

function person(number: number): Person {
  const key = number.toString(16).padStart(64, "0");
  return { key, address: ethereumAddress(key) };
}

const [root, middle, contract, realm] = [person(1), person(2), person(3).address, person(4).address] as const;
/** The one whose key of cryptosign is vouched for, a relative of the delegate on chain, and one nobody vouches for. */
export const [maker, chained, orphan] = [person(5), person(6), person(7)] as const;

const block = 1_000;
const common = { chainId: 1, verifyingContract: contract, validFrom: block, meta: "" };
const { PROVIDER, CONSUMER } = Capability;

/** What an authority's certificate may say otherwise. */
export type Said = Partial<{ capabilities: number; validFrom: number; chainId: number; realm: string }>;

/** Lets one vouch for another. */
function authority([issuer, subject]: readonly [Person, Person], said: Said, signer = issuer): SignedCertificate {
  const usual = { ...common, issuer: issuer.address, subject: subject.address, realm, capabilities: 255 };
  return signCertificate("EIP712AuthorityCertificate", { ...usual, ...said }, signer.key);
}

/** Lets somebody say that a key of cryptosign is its own. */
export function delegate(who: Person, csPubKey: string = client01.key.publicKey, said: Said = {}): SignedCertificate {
  const usual = { ...common, delegate: who.address, csPubKey, bootedAt: 1_658_765_756_680_628_959n };
  return signCertificate("EIP712DelegateCertificate", { ...usual, ...said }, who.key);
}

const capabilities = Number(PROVIDER | CONSUMER);

/** The certificates from above the maker to the root; each may say something else. */
export function authorities(below: Said = {}, above: Said = {}, last: Said = {}): readonly SignedCertificate[] {
  return [
    authority([middle, maker], { capabilities, ...below }),
    authority([root, middle], above),
    authority([root, root], last),
  ];
}

/** One that somebody else signed. */
export const forged: SignedCertificate = authority([root, middle], {}, orphan);

const expected = { chainId: 1, verifyingContract: contract, realm, currentBlock: block };

/** A root whose certificates clients send. */
export const standalone: Trustroot = { ...expected, address: root.address };

/** A root all of whose authorities are agreed on before. */
export const agreed: Trustroot = {
  ...expected,
  address: middle.address,
  authorities: [authority([middle, chained], {}), authority([middle, middle], {})],
};

/** A root that stands on a blockchain. */
export const onChain: Trustroot = {
  ...expected,
  address: contract,
  kind: "onChain",
  authorities: async () =>
    Promise.resolve([authority([person(3), chained], {}), authority([person(3), person(3)], {})]),
};
