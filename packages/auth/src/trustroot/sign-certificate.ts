import { secp256k1 } from "@noble/curves/secp256k1.js";
import { toHex } from "../primitives/hex.ts";
import { certificateDomain, certificateFields, domainFields } from "./certificate.ts";
import type { CertificateMessage, CertificateType, SignedCertificate } from "./certificate.ts";
import { digestCertificate } from "./digest-certificate.ts";
import { ethereumKey } from "./ethereum-address.ts";
import { readCertificate } from "./read-certificate.ts";

const NO_SIGNATURE = "00".repeat(65);
const FIRST_BIT = 27;

/**
 * Makes a certificate: an `EIP712DelegateCertificate` with the key of its `delegate`, who says which key of cryptosign
 * is its own, or an `EIP712AuthorityCertificate` with the key of its `issuer`.
 * @param privateKey of secp256k1: 32 octets, or 64 hexadecimal digits.
 * @throws {TypeError} that names the field that is wrong, {RangeError} if it is no private key.
 */
export function signCertificate<Type extends CertificateType>(
  primaryType: Type,
  message: CertificateMessage<Type>,
  privateKey: string | Uint8Array,
): SignedCertificate<Type> {
  const types = { EIP712Domain: domainFields, [primaryType]: certificateFields[primaryType] };
  const certificate = { domain: certificateDomain, types, primaryType, message };
  const read = readCertificate([certificate, NO_SIGNATURE], "certificate");
  const digest = digestCertificate(primaryType, { ...read.message });
  const options = { prehash: false, format: "recovered" } as const;
  const [bit = 0, ...rest] = secp256k1.sign(digest, ethereumKey(privateKey), options);
  const signature = toHex(new Uint8Array([...rest, bit + FIRST_BIT]));
  return [certificate, signature] as readonly [object, string] as SignedCertificate<Type>;
}
