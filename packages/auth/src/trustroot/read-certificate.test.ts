import { describe, expect, test } from "vitest";
import { certificates } from "./example.test-support.ts";
import { readCertificate } from "./read-certificate.ts";

const [delegate, authority] = certificates;
const [certificate, signature] = delegate;
const { message } = certificate;

describe("reading a certificate", () => {
  test("integers come as numbers, bigints or decimal digits", () => {
    for (const chainId of [1, 1n, "1"]) {
      const read = readCertificate([{ ...certificate, message: { ...message, chainId } }, signature], "it");
      expect(read.message).toEqual({ ...message, chainId: 1n, validFrom: 15_212_703n });
    }
  });

  test("a hash before the pair is not looked at, and octets may be marked as hexadecimal", () => {
    const marked = { ...certificate, message: { ...message, csPubKey: `0x${message.csPubKey.toUpperCase()}` } };
    expect(readCertificate(["a hash", marked, `0x${signature}`], "it")).toEqual(readCertificate(delegate, "it"));
  });

  test("types may be left out", () => {
    const { types: _types, ...rest } = certificate;
    expect(readCertificate([rest, signature], "it")).toEqual(readCertificate(delegate, "it"));
  });

  test.each<[string, unknown]>([
    ["it must be a certificate and its signature", null],
    ["it must be a certificate and its signature", [certificate]],
    ["it must have a signature of 65 octets", [certificate, "00"]],
    ["it must have a dict for its certificate", ["certificate", signature]],
    ["it.primaryType must be EIP712DelegateCertificate or", [{ ...certificate, primaryType: "Permit" }, signature]],
    ["it.domain must be WMP version 1", [{ ...certificate, domain: { name: "WMP", version: "2" } }, signature]],
    [
      "it.domain must be WMP version 1",
      [{ ...certificate, domain: { name: "WMP", version: "1", chainId: 1 } }, signature],
    ],
    ["it.types must be those of EIP712DelegateCertificate", [{ ...certificate, types: authority[0].types }, signature]],
    ["it.types must be those of EIP712DelegateCertificate", [{ ...certificate, types: {} }, signature]],
    ["it.message must be a dict", [{ ...certificate, message: [] }, signature]],
    ["it.message has more fields", [{ ...certificate, message: { ...message, more: 1 } }, signature]],
  ])("%s", (text, value) => {
    expect(() => readCertificate(value, "it")).toThrow(text);
  });

  test.each<[string, string, unknown]>([
    ["chainId", "an integer from 0 to 2^256-1", -1],
    ["chainId", "an integer from 0 to 2^256-1", 1.5],
    ["chainId", "an integer from 0 to 2^256-1", 2 ** 53],
    ["chainId", "an integer from 0 to 2^256-1", 1n << 256n],
    ["bootedAt", "an integer from 0 to 2^64-1", 1n << 64n],
    ["bootedAt", "an integer from 0 to 2^64-1", undefined],
    ["delegate", "an Ethereum address", "0x00"],
    ["csPubKey", "32 octets as hexadecimal digits", "00"],
    ["meta", "a string", null],
  ])("%s must be %s", (field, what, value) => {
    const wrong = [{ ...certificate, message: { ...message, [field]: value } }, signature];
    expect(() => readCertificate(wrong, "it")).toThrow(`it.message.${field} must be ${what}`);
  });
});
