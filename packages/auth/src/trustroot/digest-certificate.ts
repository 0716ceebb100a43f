import { keccak_256 } from "@noble/hashes/sha3.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { fromHex } from "../primitives/hex.ts";
import { certificateDomain, certificateFields, domainFields } from "./certificate.ts";
import type { CertificateType, FieldType } from "./certificate.ts";
import { addressOctets } from "./ethereum-address.ts";

const WORD = 32;
const MARK = new Uint8Array([0x19, 0x01]);

/** A type as EIP-712 hashes it. */
interface StructType {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: FieldType }[];
}

/** The fields of a struct, read. */
interface Fields {
  readonly [name: string]: bigint | string;
}

/** The hash of a type (EIP-712, `typeHash`). */
export function hashType({ name, fields }: StructType): Uint8Array {
  return keccak_256(utf8ToBytes(`${name}(${fields.map((field) => `${field.type} ${field.name}`).join(",")})`));
}

/** The hash of the domain of all certificates (EIP-712, `domainSeparator`). */
export const domainSeparator: Uint8Array = hashStruct(
  { name: "EIP712Domain", fields: domainFields },
  certificateDomain,
);

/** What the signer of a certificate signs: the hash of its typed data (EIP-712). */
export function digestCertificate(type: CertificateType, message: Fields): Uint8Array {
  const hash = hashStruct({ name: type, fields: certificateFields[type] }, message);
  return keccak_256(concatBytes(MARK, domainSeparator, hash));
}

function hashStruct(type: StructType, values: Fields): Uint8Array {
  const words = type.fields.map((field) => encodeField(field.type, values[field.name] ?? ""));
  return keccak_256(concatBytes(hashType(type), ...words));
}

function encodeField(type: FieldType, value: bigint | string): Uint8Array {
  if (type === "string") return keccak_256(utf8ToBytes(String(value)));
  if (typeof value === "bigint") return toWord(fromHex(value.toString(16).padStart(2 * WORD, "0"), WORD));
  return toWord(type === "address" ? addressOctets(value) : fromHex(value, WORD));
}

/** Fills up on the left. Whatever was read has a word. */
function toWord(octets: Uint8Array | undefined): Uint8Array {
  if (octets === undefined) throw new RangeError("a field of a certificate was not read");
  const word = new Uint8Array(WORD);
  word.set(octets, WORD - octets.length);
  return word;
}
