import { secp256k1 } from "@noble/curves/secp256k1.js";
import { concatBytes } from "@noble/hashes/utils.js";
import type { AuthorityCertificate, DelegateCertificate } from "./certificate.ts";
import { digestCertificate } from "./digest-certificate.ts";
import { addressOfPublicKey } from "./ethereum-address.ts";

/** Ethereum counts the recovery bit from here; some libraries do from 0. */
const FIRST_BIT = 27;

/** The address of who signed a certificate; undefined if nobody can have. */
export function recoverSigner({
  type,
  message,
  signature,
}: DelegateCertificate | AuthorityCertificate): string | undefined {
  const last = signature.at(-1) ?? 0;
  const bit = last >= FIRST_BIT ? last - FIRST_BIT : last;
  if (bit > 1) return undefined;
  const recoverable = concatBytes(new Uint8Array([bit]), signature.subarray(0, -1));
  try {
    const digest = digestCertificate(type, { ...message });
    const compressed = secp256k1.recoverPublicKey(recoverable, digest, { prehash: false });
    return addressOfPublicKey(secp256k1.Point.fromBytes(compressed).toBytes(false));
  } catch {
    return undefined;
  }
}
