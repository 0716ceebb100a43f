import type { AuthorityCertificate, DelegateCertificate } from "./certificate.ts";
import { isCapabilities, isSubset } from "./capabilities.ts";
import { recoverSigner } from "./recover-signer.ts";

/** Certificates up to a trustroot. */
export interface CertificateChain {
  readonly delegate: DelegateCertificate;
  /** Each issued by the next one; the last one is the root's. At least one. */
  readonly authorities: readonly AuthorityCertificate[];
}

/** What a chain must be about. */
export interface Expectation {
  /** The address of the root. */
  readonly trustroot: string;
  readonly chainId: bigint;
  /** The address of the contract. */
  readonly verifyingContract: string;
  /** The address of the realm. */
  readonly realm: string;
  /** The number of the newest block. */
  readonly currentBlock: bigint;
  /** The key of cryptosign that is to be proven: 64 lower-case hexadecimal digits. */
  readonly publicKey: string;
}

/**
 * Looks for what is wrong with a chain of certificates, by the rules CCR-1 to CCR-12 of the specification. "Before" means
 * not later than, as in its own example.
 * @returns what is wrong, and with which certificate: 0 is the delegate's; undefined if the chain is good.
 */
export function findChainFault(chain: CertificateChain, expected: Expectation): string | undefined {
  const certificates = [chain.delegate, ...chain.authorities];
  // Signatures come last: they cost the most.
  return (
    findStrange(certificates, expected) ??
    findBreak(chain, expected) ??
    findWrongSignature(certificates) ??
    (chain.delegate.message.csPubKey === expected.publicKey ? undefined : "0: csPubKey is another key")
  );
}

type AnyCertificate = DelegateCertificate | AuthorityCertificate;

/** CCR-1 and CCR-2, and capabilities that nobody has defined (AP-CSIGN-21). */
function findStrange(certificates: readonly AnyCertificate[], expected: Expectation): string | undefined {
  for (const [at, { message }] of certificates.entries()) {
    if (message.chainId !== expected.chainId) return `${at}: chainId is another chain`;
    if (message.verifyingContract !== expected.verifyingContract) return `${at}: verifyingContract is another contract`;
    if (message.validFrom > expected.currentBlock) return `${at}: validFrom is a block to come`;
    if (!("realm" in message)) continue;
    if (message.realm !== expected.realm) return `${at}: realm is another realm`;
    if (!isCapabilities(message.capabilities)) return `${at}: capabilities has bits without a meaning`;
  }
  return undefined;
}

/** CCR-4 to CCR-9. */
function findBreak({ delegate, authorities }: CertificateChain, { trustroot }: Expectation): string | undefined {
  const root = authorities.at(-1)?.message;
  if (root === undefined || root.issuer !== root.subject || root.subject !== trustroot) {
    return `${authorities.length}: it is not the certificate of the trustroot`;
  }
  let below: DelegateCertificate | AuthorityCertificate = delegate;
  for (const [at, authority] of authorities.entries()) {
    const { subject, validFrom, capabilities } = authority.message;
    if (issuerOf(below) !== subject) return `${at}: it is not issued by the subject of ${at + 1}`;
    if (validFrom > below.message.validFrom) return `${at}: validFrom is before that of ${at + 1}`;
    if (below.type === "EIP712AuthorityCertificate" && !isSubset(below.message.capabilities, capabilities)) {
      return `${at}: capabilities are more than those of ${at + 1}`;
    }
    below = authority;
  }
  return undefined;
}

/** CCR-10 to CCR-12. */
function findWrongSignature(certificates: readonly AnyCertificate[]): string | undefined {
  const at = certificates.findIndex((certificate) => recoverSigner(certificate) !== issuerOf(certificate));
  return at === -1 ? undefined : `${at}: its issuer has not signed it`;
}

/** Who has to sign a certificate: delegates speak for themselves. */
function issuerOf({ message }: AnyCertificate): string {
  return "issuer" in message ? message.issuer : message.delegate;
}
