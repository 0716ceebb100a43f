import type { SignedCertificate, AuthorityCertificate, DelegateCertificate } from "./certificate.ts";
import { addressOctets, formatAddress } from "./ethereum-address.ts";
import type { Expectation } from "./find-chain-fault.ts";
import { readCertificate } from "./read-certificate.ts";

/** Certificates of one chain; each costs a look at a signature. */
export const MAX_CERTIFICATES = 8;

/** A root that a router trusts, and what certificates up to it must be about (spec: "Trustroots"). */
export interface Trustroot {
  /** Its Ethereum address. */
  readonly address: string;
  /** The chain that certificates are bound to. */
  readonly chainId: number | bigint;
  /** The contract that certificates are bound to: an Ethereum address. */
  readonly verifyingContract: string;
  /** The realm that authorities may vouch for: an Ethereum address. */
  readonly realm: string;
  /** The number of the newest block of that chain: what is valid only from a later one is not yet. */
  readonly currentBlock: number | bigint | (() => number | bigint | Promise<number | bigint>);
  /**
   * Where the certificates of authorities are. `standalone`: a client sends all, up to the root, or only its own if the
   * others are `authorities`. `onChain`: a client sends only its own. Default: `standalone`.
   */
  readonly kind?: "standalone" | "onChain" | undefined;
  /**
   * The certificates of authorities that are known here, the root's among them, in any order; or what fetches those
   * above a delegate, from a blockchain for example. Default: none.
   */
  readonly authorities?: readonly SignedCertificate[] | FindAuthorities | undefined;
}

/** Fetches the certificates of authorities above a delegate, in any order. */
export type FindAuthorities = (
  delegate: string,
) => readonly SignedCertificate[] | undefined | Promise<readonly SignedCertificate[] | undefined>;

/** A trustroot, read. */
export interface KnownTrustroot extends Omit<Expectation, "publicKey" | "currentBlock"> {
  readonly kind: "standalone" | "onChain";
  readonly currentBlock: () => Promise<bigint>;
  readonly findAuthorities: (delegate: string) => Promise<readonly AuthorityCertificate[]>;
}

/**
 * Reads a trustroot.
 * @throws {RangeError} that names what is wrong with it.
 */
export function readTrustroot({
  chainId,
  currentBlock,
  authorities = [],
  kind,
  ...trustroot
}: Trustroot): KnownTrustroot {
  const find = typeof authorities === "function" ? authorities : undefined;
  const known = find === undefined ? readAuthorities(authorities as readonly SignedCertificate[]) : [];
  return {
    kind: kind ?? "standalone",
    trustroot: readAddress(trustroot.address, "address"),
    chainId: BigInt(chainId),
    verifyingContract: readAddress(trustroot.verifyingContract, "verifyingContract"),
    realm: readAddress(trustroot.realm, "realm"),
    currentBlock: async () => BigInt(await (typeof currentBlock === "function" ? currentBlock() : currentBlock)),
    findAuthorities: async (delegate) => (find === undefined ? known : readAuthorities((await find(delegate)) ?? [])),
  };
}

/** The certificates from above a delegate to a root, if they are among some. */
export function findPath(
  { message }: DelegateCertificate,
  among: readonly AuthorityCertificate[],
): readonly AuthorityCertificate[] {
  const path: AuthorityCertificate[] = [];
  let subject = message.delegate;
  while (path.length < MAX_CERTIFICATES) {
    const next = among.find((each) => each.message.subject === subject);
    if (next === undefined) break;
    path.push(next);
    if (next.message.issuer === subject) break;
    subject = next.message.issuer;
  }
  return path;
}

/** @throws {RangeError} that names the one that is wrong. */
function readAuthorities(signed: readonly SignedCertificate[]): readonly AuthorityCertificate[] {
  return signed.map((each, at) => {
    const certificate = readKnown(each, `authorities[${at}]`);
    if (certificate.type === "EIP712AuthorityCertificate") return certificate;
    throw new RangeError(`authorities[${at}] is no EIP712AuthorityCertificate`);
  });
}

function readKnown(signed: SignedCertificate, at: string): ReturnType<typeof readCertificate> {
  try {
    return readCertificate(signed, at);
  } catch (error) {
    throw error instanceof TypeError ? new RangeError(error.message) : error;
  }
}

function readAddress(text: string, key: string): string {
  const octets = addressOctets(text);
  if (octets === undefined) throw new RangeError(`${key} of a trustroot must be an Ethereum address`);
  return formatAddress(octets);
}
