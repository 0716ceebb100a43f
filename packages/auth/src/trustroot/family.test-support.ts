import type { CertificateMessage, SignedCertificate } from "./certificate.ts";
import { ethereumAddress } from "./ethereum-address.ts";
import { signCertificate } from "./sign-certificate.ts";
import type { Trustroot } from "./trustroot.ts";

/** A private key and its address. */
export interface Person {
  readonly key: string;
  readonly address: string;
}

/** Somebody, whose private key is the number. */
export function person(number: number): Person {
  const key = number.toString(16).padStart(64, "0");
  return { key, address: ethereumAddress(key) };
}

export const [root, middle, leaf, stranger] = [person(1), person(2), person(3), person(4)] as const;

const contract = person(9).address;
const realm = person(8).address;
const common = { chainId: 1, verifyingContract: contract, validFrom: 100, meta: "" };

/** A root that vouches for nobody else's chain. */
export const trustroot: Trustroot = {
  address: root.address,
  chainId: 1,
  verifyingContract: contract,
  realm,
  currentBlock: 100,
};

type Authority = CertificateMessage<"EIP712AuthorityCertificate">;

/** Lets one vouch for another; `more` replaces what else it says. */
export function authority(
  [issuer, subject]: readonly [Person, Person],
  more: Partial<Authority> = {},
  signer = issuer,
): SignedCertificate {
  const said = { ...common, issuer: issuer.address, subject: subject.address, realm, capabilities: 255, ...more };
  return signCertificate("EIP712AuthorityCertificate", said, signer.key);
}

/** Lets somebody say which key is its own. */
export function delegate(
  who: Person,
  csPubKey: string,
  more: Partial<CertificateMessage<"EIP712DelegateCertificate">> = {},
): SignedCertificate {
  const said = { ...common, delegate: who.address, csPubKey, bootedAt: 1_700_000_000_000_000_000n, ...more };
  return signCertificate("EIP712DelegateCertificate", said, who.key);
}
