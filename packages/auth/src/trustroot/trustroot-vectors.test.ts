import { describe, expect, test } from "vitest";
import { toHex } from "../primitives/hex.ts";
import { certificateFields } from "./certificate.ts";
import type { CertificateType } from "./certificate.ts";
import { digestCertificate, domainSeparator, hashType } from "./digest-certificate.ts";
import { addressOctets, ethereumAddress, formatAddress } from "./ethereum-address.ts";
import { certificates } from "./example.test-support.ts";
import { readCertificate } from "./read-certificate.ts";
import { recoverSigner } from "./recover-signer.ts";

const [delegate, authority, root] = certificates;

describe("the hashes of certificates (Example 3 of the specification)", () => {
  test("the domain has its separator", () => {
    expect(toHex(domainSeparator)).toBe("43ee3bbb34d5e4fa65e905c83d5090865207639e2d8ba48cd446faca6f961b7b");
  });

  test.each<[CertificateType, string]>([
    ["EIP712DelegateCertificate", "158911a349ced51714c94e52e73209a19e10d8527527721c624c24cd03fd4ee2"],
    ["EIP712AuthorityCertificate", "c0c557c364444bdd56d8ee0ec1d8b9cdb815bc22106133a9fd6b66269f42f8d3"],
  ])("%s has its hash", (name, hash) => {
    expect(toHex(hashType({ name, fields: certificateFields[name] }))).toBe(hash);
  });

  test.each([
    [
      "delegate",
      delegate,
      "bbd6908c2efd768860099718a4c16d8dc805069a9fd44c65075a8140b132a3c9",
      "0xf5173a6111B2A6B3C20fceD53B2A8405EC142bF6",
    ],
    [
      "authority",
      authority,
      "50869794e879a297cb83de2418779f0614b1fc5dd9f35c9c618f0b4ff1fb8f0c",
      "0xf766Dc789CF04CD18aE75af2c5fAf2DA6650Ff57",
    ],
    [
      "root",
      root,
      "715a0cfc92b17b713863913655ba2cad0855cdae299b208dd755cf7fb7b511cd",
      "0xf766Dc789CF04CD18aE75af2c5fAf2DA6650Ff57",
    ],
  ])("that of the %s was signed by its issuer", (_who, signed, digest, signer) => {
    const certificate = readCertificate(signed, "certificate");
    expect(toHex(digestCertificate(certificate.type, { ...certificate.message }))).toBe(digest);
    expect(recoverSigner(certificate)).toBe(signer);
  });
});

describe("Ethereum addresses", () => {
  // The examples of EIP-55.
  test.each([
    "0x52908400098527886E0F7030069857D2E4169EE7",
    "0xde709f2102306220921060314715629080e2fb77",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
  ])("%s has the right checksum", (address) => {
    const octets = addressOctets(address);
    expect(formatAddress(octets as Uint8Array)).toBe(address);
    expect(addressOctets(address.toLowerCase())).toEqual(octets);
  });

  test.each([
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA",
    "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "0xzzzeb6053f3e94c9b9a09f33669435e7ef1beaed",
    undefined,
  ])("%s is none", (text) => {
    expect(addressOctets(text)).toBeUndefined();
  });

  test("a private key has one", () => {
    // The first account of a well-known test mnemonic.
    const key = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    expect(ethereumAddress(key)).toBe("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    expect(() => ethereumAddress("00".repeat(32))).toThrow("a private key of secp256k1 is 32 octets");
  });
});
