import { createHash, generateKeyPairSync, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";

/** A certificate and its private key, both in PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/** Object identifiers in DER. */
const oid = {
  ecdsaWithSha256: "06082a8648ce3d040302",
  commonName: "0603550403",
  subjectAltName: "0603551d11",
  basicConstraints: "0603551d13",
};

/**
 * Makes a certificate that vouches for itself, valid from yesterday until tomorrow.
 * @param name the common name; `localhost` and 127.0.0.1 are its alternative names
 */
export function selfSigned(name: string): Identity {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = sequence(oid.ecdsaWithSha256);
  const issuer = sequence(set(sequence(oid.commonName, tag("0c", hexOfText(name)))));
  const validity = sequence(time(Date.now() - DAY), time(Date.now() + DAY));
  const names = sequence(tag("82", hexOfText("localhost")), tag("87", "7f000001"));
  const extensions = sequence(
    sequence(oid.basicConstraints, tag("04", sequence(tag("01", "ff")))),
    sequence(oid.subjectAltName, tag("04", names)),
  );
  const key = publicKey.export({ type: "spki", format: "der" }).toString("hex");
  const serial = tag("02", `01${createHash("sha256").update(key).digest("hex").slice(0, 14)}`);
  const version = tag("a0", tag("02", "02"));
  const body = sequence(version, serial, algorithm, issuer, validity, issuer, key, tag("a3", extensions));
  return {
    cert: pem(sequence(body, algorithm, tag("03", `00${signed(body, privateKey)}`))),
    key: pemOfKey(privateKey),
  };
}

function signed(body: string, key: KeyObject): string {
  return sign("sha256", Buffer.from(body, "hex"), key).toString("hex");
}

/** One DER value: tag, length, contents, all in hexadecimal. */
function tag(kind: string, contents: string): string {
  const length = contents.length / 2;
  if (length < 0x80) return kind + octets(length, 1) + contents;
  return length < 0x100 ? `${kind}81${octets(length, 1)}${contents}` : `${kind}82${octets(length, 2)}${contents}`;
}

function sequence(...parts: string[]): string {
  return tag("30", parts.join(""));
}

function set(...parts: string[]): string {
  return tag("31", parts.join(""));
}

/** UTCTime: YYMMDDHHMMSSZ. */
function time(at: number): string {
  const digits = new Date(at).toISOString().replace(/\D/g, "").slice(2, 14);
  return tag("17", hexOfText(`${digits}Z`));
}

function octets(value: number, count: number): string {
  return value.toString(16).padStart(2 * count, "0");
}

function hexOfText(text: string): string {
  return Buffer.from(text).toString("hex");
}

function pem(der: string): string {
  const lines =
    Buffer.from(der, "hex")
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function pemOfKey(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}
