import { describe, expect, test } from "vitest";
import { fromHex } from "../primitives/hex.ts";
import { publicKeyOf } from "./key-pair.ts";
import { boundMessage, signedMessage, signer, verifySignedMessage } from "./signed-message.ts";

const CID = "62e935ae755f3d48f80d4d59f6121358c435722a67e859cc0caa8b539027f2ff";
const octets = (hex: string): Uint8Array => fromHex(hex, hex.length / 2) as Uint8Array;

/** The test vectors of the specification. */
const vectors = [
  {
    channel: undefined,
    privateKey: "4d57d97a68f555696620a6d849c0ce582568518d729eb753dc7c732de2804510",
    publicKey: "1adfc8bfe1d35616e64dffbd900096f23b066f914c8c2ffbb66f6075b96e116d",
    challenge: "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    signed:
      "b32675b221f08593213737bef8240e7c15228b07028e19595294678c90d11c0cae80a357331bfc5cc9fb71081464e6e75013517c2cf067ad566a6b7b728e5d03ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  },
  {
    channel: undefined,
    privateKey: "d511fe78e23934b3dadb52fcd022974b80bd92bccc7c5cf404e46cc0a8a2f5cd",
    publicKey: "6ed32739ff04a6074044ff0b0e3bfc7c856bc9d5f1d25efc57363bda0af3a8b0",
    challenge: "b26c1f87c13fc1da14997f1b5a71995dff8fbe0a62fae8473c7bdbd05bfb607d",
    signed:
      "d4209ad10d5aff6bfbc009d7e924795de138a63515efc7afc6b01b7fe5201372190374886a70207b042294af5bd64ce725cd8dceb344e6d11c09d1aaaf4d660fb26c1f87c13fc1da14997f1b5a71995dff8fbe0a62fae8473c7bdbd05bfb607d",
  },
  {
    channel: undefined,
    privateKey: "6e1fde9cf9e2359a87420b65a87dc0c66136e66945196ba2475990d8a0c3a25b",
    publicKey: "28e11f427b82b9a625ee7ac89a7d29326b505f2dc11dd88c1245f83b6da79a85",
    challenge: "b05e6b8ad4d69abf74aa3be3c0ee40ae07d66e1895b9ab09285a2f1192d562d2",
    signed:
      "7beb282184baadd08f166f16dd683b39cab53816ed81e6955def951cb2ddad1ec184e206746fd82bda075af03711d3d5658fc84a76196b0fa8d1ebc92ef9f30bb05e6b8ad4d69abf74aa3be3c0ee40ae07d66e1895b9ab09285a2f1192d562d2",
  },
  {
    channel: CID,
    privateKey: "4d57d97a68f555696620a6d849c0ce582568518d729eb753dc7c732de2804510",
    publicKey: "1adfc8bfe1d35616e64dffbd900096f23b066f914c8c2ffbb66f6075b96e116d",
    challenge: "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    signed:
      "9b6f41540c9b95b4b7b281c3042fa9c54cef43c842d62ea3fd6030fcb66e70b3e80d49d44c29d1635da9348d02ec93f3ed1ef227dfb59a07b580095c2b82f80f9d16ca518aa0c2b707f2b2a609edeca73bca8dd59817a633f35574ac6fd80d00",
  },
  {
    channel: CID,
    privateKey: "d511fe78e23934b3dadb52fcd022974b80bd92bccc7c5cf404e46cc0a8a2f5cd",
    publicKey: "6ed32739ff04a6074044ff0b0e3bfc7c856bc9d5f1d25efc57363bda0af3a8b0",
    challenge: "b26c1f87c13fc1da14997f1b5a71995dff8fbe0a62fae8473c7bdbd05bfb607d",
    signed:
      "305aaa3ac25e98f651427688b3fc43fe7d8a68a7ec1d7d61c61517c519bd4a427c3015599d83ca28b4c652333920223844ef0725eb5dc2febfd6af7677b73f01d0852a29b460fc92ec943242ac638a053bbacc200512b18b30d15083cbdc9282",
  },
  {
    channel: CID,
    privateKey: "6e1fde9cf9e2359a87420b65a87dc0c66136e66945196ba2475990d8a0c3a25b",
    publicKey: "28e11f427b82b9a625ee7ac89a7d29326b505f2dc11dd88c1245f83b6da79a85",
    challenge: "b05e6b8ad4d69abf74aa3be3c0ee40ae07d66e1895b9ab09285a2f1192d562d2",
    signed:
      "ee3c7644fd8070532bc1fde3d70d742267da545d8c8f03e63bda63f1ad4214f4d2c4bfdb4eb9526def42deeb7e31602a6ff99eba893e0a4ad4d45892ca75e608d2b75e24a189a7f78ca776ba36fc53f6c3e31c32f251f2c524f0a44202f2902d",
  },
];

describe("the cryptosign vector (AP-CSIGN-04 to -06)", () => {
  test.each(vectors)("$publicKey, channel $channel", ({ channel, privateKey, publicKey, challenge, signed }) => {
    const message = boundMessage(octets(challenge), channel === undefined ? undefined : octets(channel));
    expect(publicKeyOf(octets(privateKey))).toBe(publicKey);
    expect(signedMessage(signer(octets(privateKey))(message), message)).toBe(signed);
    expect(verifySignedMessage(signed, message, octets(publicKey))).toBe(true);
    const other = boundMessage(message, octets("01".repeat(32)));
    expect(verifySignedMessage(signed, other, octets(publicKey))).toBe(false);
  });

  test.each(vectors)("$publicKey, channel $channel, is spoiled by one bit", ({ publicKey, signed }) => {
    const message = octets(signed.slice(128));
    for (const at of [0, 63, 64, 127]) {
      const digit = (Number.parseInt(signed[at] as string, 16) ^ 1).toString(16);
      const spoiled = signed.slice(0, at) + digit + signed.slice(at + 1);
      expect(verifySignedMessage(spoiled, message, octets(publicKey))).toBe(false);
    }
  });
});

test("the channel of the specification's second example turns its challenge into what the client signed", () => {
  const channel = octets("e973bee24dcea9e20625f949c0e3cd28d632ccbefe4907c2fac2728710f7b160");
  const challenge = octets("358625312c6c3bf64ed51d17d210ce21af1639c774cabf5735a9651d7d91fc6a");
  const message = octets("dcf59bd361a2921448f0e45e12f303097924f5798a83b895cf6b179a6d664d0a");
  expect(boundMessage(challenge, channel)).toEqual(message);
});

/** The exchange the specification prints between these two keys. */
const client = octets("545efb0a2192db8d43f118e9bf9aee081466e1ef36c708b96ee6f62dddad9122");
const router = octets("4a3838f6fe75251e613329d53fc69b262d5eac97fb1d73bebbaed4015b53c862");

test("the signatures of the specification's example exchanges verify", () => {
  const ofClient =
    "e2f0297a193b63b7a4a92028e9e2e6107f82730560d54a657bd982cb4b3151490399debbbde998e494d3c3b2a5e2e91271291e10dee85a6cfaa127885ddd8b0afa034062ad76352b53a25358854577730db82f367aa439709c91296d04a5716c";
  const ofRouter =
    "fd5128d2d207ba58a9d1d6f41b72c747964ad9d1294077b3b1eee6130b05843ab12c53c7f2519f73d4feb82db19d8ca0fc26b62bde6518e79a882f5795bc9f00bbae60ea44cdd7b20dc7010a618b0f0803fab25a817520b4b7f057299b524deb";
  expect(verifySignedMessage(ofClient, octets(ofClient.slice(128)), client)).toBe(true);
  expect(verifySignedMessage(ofRouter, octets(ofRouter.slice(128)), router)).toBe(true);
  expect(verifySignedMessage(ofRouter, octets(ofRouter.slice(128)), client)).toBe(false);
});
