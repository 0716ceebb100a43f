import { ProtocolError } from "@junctor/core";
import type { Lookup } from "../accepted-method.ts";
import type { Applicant } from "../applicant.ts";
import type { Principal } from "../principal.ts";
import { capabilityNames } from "./capabilities.ts";
import type { CapabilityName } from "./capabilities.ts";
import type { AuthorityCertificate, DelegateCertificate } from "./certificate.ts";
import { addressOctets, formatAddress } from "./ethereum-address.ts";
import { findChainFault } from "./find-chain-fault.ts";
import type { CertificateChain } from "./find-chain-fault.ts";
import { readCertificate } from "./read-certificate.ts";
import { findPath, MAX_CERTIFICATES, readTrustroot } from "./trustroot.ts";
import type { KnownTrustroot, Trustroot } from "./trustroot.ts";

/** Somebody whose key a trustroot vouches for. */
export interface Certified {
  /** The address of the root. */
  readonly trustroot: string;
  /** Its own address, which is its authid unless its principal has another. */
  readonly delegate: string;
  /** What the authority that vouches for it may do. */
  readonly capabilities: readonly CapabilityName[];
  /** `meta` of its own certificate. */
  readonly meta: string;
}

/** Options of `certifiedUsers`. */
export interface CertifiedUsersOptions {
  /** The roots that are trusted. */
  readonly trustroots: readonly Trustroot[];
  /** Who somebody is that a root vouches for; undefined denies. */
  readonly users: Lookup<Certified, Principal>;
  /** Who has a key without a certificate of these roots. Default: nobody. */
  readonly others?: Lookup<string, Principal> | undefined;
  /** Told why certificates are refused, for logs; the client is not told. Default: nobody. */
  readonly refused?: ((fault: string) => void) | undefined;
}

/**
 * The users of `acceptCryptosign` whom certificates vouch for (spec: "Trustroots and Certificates", AP-CSIGN-13 to
 * AP-CSIGN-21). The lookup throws a `ProtocolError` if what a client sent is no certificate at all.
 * @throws {RangeError} if a trustroot is wrong.
 */
export function certifiedUsers(options: CertifiedUsersOptions): Lookup<string, Principal> {
  const trustroots = new Map(options.trustroots.map((each) => [formatted(each.address), readTrustroot(each)]));
  return (publicKey, applicant) => {
    const trustroot = trustroots.get(formatted(applicant.hello.authextra["trustroot"]));
    if (trustroot === undefined) return options.others?.(publicKey, applicant);
    return judge({ trustroot, publicKey, applicant }, options);
  };
}

interface Case {
  readonly trustroot: KnownTrustroot;
  readonly publicKey: string;
  readonly applicant: Applicant;
}

async function judge(
  { trustroot, publicKey, applicant }: Case,
  { users, refused }: CertifiedUsersOptions,
): Promise<Principal | undefined> {
  const chain = await findChain(trustroot, readCertificates(applicant));
  const currentBlock = await trustroot.currentBlock();
  const fault = typeof chain === "string" ? chain : findChainFault(chain, { ...trustroot, currentBlock, publicKey });
  if (typeof chain === "string" || fault !== undefined) {
    refused?.(`certificate ${fault ?? ""}`);
    return undefined;
  }
  const certified = describe(trustroot, chain);
  const user = await users(certified, applicant);
  return user && { ...user, authid: user.authid ?? certified.delegate };
}

/** The chain, or what is wrong with it. */
async function findChain(
  trustroot: KnownTrustroot,
  [first, ...rest]: readonly (DelegateCertificate | AuthorityCertificate)[],
): Promise<CertificateChain | string> {
  if (first?.type !== "EIP712DelegateCertificate") return "0: it is no EIP712DelegateCertificate";
  const wrong = rest.findIndex(({ type }) => type !== "EIP712AuthorityCertificate");
  if (wrong !== -1) return `${wrong + 1}: it is no EIP712AuthorityCertificate`;
  if (rest.length > 0 && trustroot.kind === "onChain") return "1: only the delegate's is sent, the others are on chain";
  if (rest.length > 0) return { delegate: first, authorities: rest as readonly AuthorityCertificate[] };
  const known = await trustroot.findAuthorities(first.message.delegate);
  return { delegate: first, authorities: findPath(first, known) };
}

/** @throws {ProtocolError} if they are none. */
function readCertificates({ hello }: Applicant): readonly (DelegateCertificate | AuthorityCertificate)[] {
  const { certificates } = hello.authextra;
  const at = "HELLO.Details.authextra.certificates";
  if (!Array.isArray(certificates) || certificates.length === 0 || certificates.length > MAX_CERTIFICATES) {
    throw new ProtocolError(`${at} must be a list of up to ${MAX_CERTIFICATES} certificates`);
  }
  try {
    return certificates.map((each, index) => readCertificate(each, `${at}[${index}]`));
  } catch (error) {
    throw error instanceof TypeError ? new ProtocolError(error.message) : error;
  }
}

function describe({ trustroot }: KnownTrustroot, { delegate, authorities }: CertificateChain): Certified {
  const bits = authorities[0]?.message.capabilities ?? 0n;
  const { message } = delegate;
  return { trustroot, delegate: message.delegate, capabilities: capabilityNames(bits), meta: message.meta };
}

/** As EIP-55 has it; empty if it is no address. */
function formatted(address: unknown): string {
  const octets = addressOctets(address);
  return octets === undefined ? "" : formatAddress(octets);
}
