import { describe, expect, it, test } from "vitest";
import { signChallenge, verifyChallenge } from "./sign-challenge.ts";

/** Test vectors of the specification: without and with channel binding. */
const privateKey = "4d57d97a68f555696620a6d849c0ce582568518d729eb753dc7c732de2804510";
const publicKey = "1adfc8bfe1d35616e64dffbd900096f23b066f914c8c2ffbb66f6075b96e116d";
const challenge = "ff".repeat(32);
const channelId = "62e935ae755f3d48f80d4d59f6121358c435722a67e859cc0caa8b539027f2ff";
const signature = `b32675b221f08593213737bef8240e7c15228b07028e19595294678c90d11c0cae80a357331bfc5cc9fb71081464e6e75013517c2cf067ad566a6b7b728e5d03${challenge}`;

describe("a signature of cryptosign (AP-CSIGN-05)", () => {
  it("is that of the specification, and verifies", () => {
    expect(signChallenge(privateKey, challenge)).toBe(signature);
    expect(verifyChallenge(publicKey, { challenge }, signature)).toBe(true);
  });

  it("that is bound to a channel verifies with it only", () => {
    const bound = signChallenge(privateKey, challenge, channelId);
    expect(verifyChallenge(publicKey, { challenge, channelId }, bound)).toBe(true);
    expect(verifyChallenge(publicKey, { challenge }, bound)).toBe(false);
  });

  it("of another challenge, or none at all, is not right", () => {
    expect(verifyChallenge(publicKey, { challenge: "00".repeat(32) }, signature)).toBe(false);
    expect(verifyChallenge(publicKey, { challenge }, "hush")).toBe(false);
  });
});

test.each([
  ["a private key", () => signChallenge("hush", challenge)],
  ["a challenge", () => signChallenge(privateKey, "hush")],
  ["a channel id", () => signChallenge(privateKey, challenge, "hush")],
  ["a public key", () => verifyChallenge("hush", { challenge }, signature)],
])("%s that is none is told, not quoted", (what, run) => {
  expect(run).toThrow(RangeError);
  expect(run).toThrow(what);
  expect(run).not.toThrow("hush");
});
