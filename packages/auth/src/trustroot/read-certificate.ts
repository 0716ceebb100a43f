import { isDict } from "@junctor/core";
import type { Dict } from "@junctor/core";
import { fromHex } from "../primitives/hex.ts";
import { certificateDomain, certificateFields, domainFields } from "./certificate.ts";
import type { AuthorityCertificate, CertificateType, DelegateCertificate, FieldType } from "./certificate.ts";
import { addressOctets, formatAddress } from "./ethereum-address.ts";

const SIGNATURE_OCTETS = 65;
const DECIMAL = /^(0|[1-9]\d{0,77})$/;

/** Where a value stands, for messages. */
export type Place = string;

/**
 * Reads a certificate and its signature as they travel: a pair, or a triple that begins with a hash, as some clients
 * send it; the hash is not looked at. Only what the specification defines is a certificate: any other domain or type
 * would be signed for something else.
 * @throws {TypeError} that names what is wrong, and where.
 */
export function readCertificate(value: unknown, at: Place): DelegateCertificate | AuthorityCertificate {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) {
    throw new TypeError(`${at} must be a certificate and its signature`);
  }
  const [data, digits] = value.slice(-2) as unknown[];
  const signature = readDigits(digits, SIGNATURE_OCTETS);
  if (signature === undefined) throw new TypeError(`${at} must have a signature of ${SIGNATURE_OCTETS} octets`);
  if (!isDict(data)) throw new TypeError(`${at} must have a dict for its certificate`);
  const type = readType(data, at);
  const message = readMessage(type, data["message"], `${at}.message`);
  // The rows of the type say what the message has.
  return { type, message, signature } as DelegateCertificate | AuthorityCertificate;
}

function readType({ domain, types, primaryType }: Dict, at: Place): CertificateType {
  if (primaryType !== "EIP712DelegateCertificate" && primaryType !== "EIP712AuthorityCertificate") {
    throw new TypeError(`${at}.primaryType must be EIP712DelegateCertificate or EIP712AuthorityCertificate`);
  }
  const { name, version } = certificateDomain;
  if (!isDict(domain) || domain["name"] !== name || domain["version"] !== version || Object.keys(domain).length !== 2) {
    throw new TypeError(`${at}.domain must be ${name} version ${version}`);
  }
  const expected = { EIP712Domain: domainFields, [primaryType]: certificateFields[primaryType] };
  if (types !== undefined && !isSame(types, expected)) {
    throw new TypeError(`${at}.types must be those of ${primaryType}`);
  }
  return primaryType;
}

/** Whether the types that came along are those that are meant. */
function isSame(types: unknown, expected: { readonly [name: string]: readonly object[] }): boolean {
  if (!isDict(types) || Object.keys(types).length !== Object.keys(expected).length) return false;
  return Object.entries(expected).every(([name, fields]) => {
    const given = types[name];
    return Array.isArray(given) && writeFields(given) === writeFields(fields);
  });
}

function writeFields(fields: readonly unknown[]): string {
  return JSON.stringify(fields.map((field) => (isDict(field) ? [field["name"], field["type"]] : null)));
}

function readMessage(type: CertificateType, message: unknown, at: Place): Dict {
  if (!isDict(message)) throw new TypeError(`${at} must be a dict`);
  const fields = certificateFields[type];
  const unknown = Object.keys(message).find((key) => !fields.some(({ name }) => name === key));
  if (unknown !== undefined) throw new TypeError(`${at} has more fields than a certificate of its type`);
  return Object.fromEntries(
    fields.map((field) => [field.name, readField(field.type, message[field.name], `${at}.${field.name}`)]),
  );
}

function readField(type: FieldType, value: unknown, at: Place): bigint | string {
  const read = readers[type](value);
  if (read === undefined) throw new TypeError(`${at} must be ${descriptions[type]}`);
  return read;
}

const readers: { readonly [Type in FieldType]: (value: unknown) => bigint | string | undefined } = {
  uint256: (value) => readInteger(value, 256n),
  uint64: (value) => readInteger(value, 64n),
  address: (value) => {
    const octets = addressOctets(value);
    return octets && formatAddress(octets);
  },
  bytes32: (value) => (readDigits(value, 32) === undefined ? undefined : withoutPrefix(String(value)).toLowerCase()),
  string: (value) => (typeof value === "string" ? value : undefined),
};

const descriptions: { readonly [Type in FieldType]: string } = {
  uint256: "an integer from 0 to 2^256-1",
  uint64: "an integer from 0 to 2^64-1",
  address: "an Ethereum address",
  bytes32: "32 octets as hexadecimal digits",
  string: "a string",
};

/** An integer, exact: a number above 2^53 may have been another one. */
function readInteger(value: unknown, bits: bigint): bigint | undefined {
  const exact = typeof value === "bigint" || Number.isSafeInteger(value);
  if (!exact && !(typeof value === "string" && DECIMAL.test(value))) return undefined;
  const integer = BigInt(value as bigint | number | string);
  return integer >= 0n && integer < 1n << bits ? integer : undefined;
}

function readDigits(text: unknown, length: number): Uint8Array | undefined {
  return typeof text === "string" ? fromHex(withoutPrefix(text), length) : undefined;
}

function withoutPrefix(digits: string): string {
  return digits.replace(/^0x/, "");
}
