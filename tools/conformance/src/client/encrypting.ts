import { createDecipheriv, createHash, createPrivateKey, createPublicKey } from "node:crypto";
import { payloadCodec, WampError } from "@junctor/client";
import type { PayloadCodec } from "@junctor/client";
import { encryptionKey, generateKey, keyIdOf, keyring } from "@junctor/client/e2ee";
import type { EncryptionKey } from "@junctor/client/e2ee";
import { MessageType as T } from "@junctor/core";
import type { PayloadValues } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";
import { expectNothingMore, serve } from "./play-router.ts";

const procedure = "com.example.procedure";
const topic = "com.example.topic";
const ciphers = ["xsalsa20poly1305", "aes256gcm"] as const;
const key = encryptionKey(Uint8Array.from({ length: 32 }, (_, index) => 7 * index));
const values = { args: ["a", [1]], kwargs: { b: true } };
const { args, kwargs } = values;

/** What the attributes of an encrypted payload are. */
function attributesOf(cipher: string, { keyid }: EncryptionKey = key): { [name: string]: string } {
  return { ppt_scheme: "wamp", ppt_serializer: "cbor", ppt_cipher: cipher, ppt_keyid: keyid };
}

/** The one argument of a message, encrypted. */
function sealed(cipher: (typeof ciphers)[number], plain: PayloadValues = values): [Uint8Array] {
  return [keyring({ keys: [key], cipher }).encode?.(plain) as Uint8Array];
}

function open(item: unknown, cipher: string): unknown {
  const attributes = { serializer: "cbor", cipher, keyid: key.keyid };
  return keyring({ keys: [key] }).decode?.(item as Uint8Array, attributes);
}

/** AES-256 in GCM of another implementation: 12 octets of nonce in front, 16 octets of tag behind. */
function openByNode(item: Uint8Array): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key.secret, item.subarray(0, 12));
  decipher.setAuthTag(item.subarray(-16));
  return Buffer.concat([decipher.update(item.subarray(12, -16)), decipher.final()]);
}

/** The public key of a secret by another implementation of X25519. */
function publicKeyOf({ secret }: EncryptionKey): Buffer {
  const der = Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), secret]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  return createPublicKey(privateKey).export({ type: "spki", format: "der" }).subarray(-32);
}

/** Arguments of a call, the type of its answer, where the attributes stand in it, and what it says. */
const outcomes = [
  [args, T.YIELD, 2, "done"],
  [[], T.ERROR, 3, "why"],
] as const;

/** Clients that encrypt from end to end. */
export const encrypting: readonly Scenario<ClientWorld>[] = [
  scenario(
    "what is encrypted is one binary argument that the key opens, and says cbor, its cipher and its key",
    ["AP-PPT-10", "AP-PPT-11", "AP-PPT-13"],
    async ({ join }) => {
      const { router, session } = await join();
      for (const cipher of ciphers) {
        const ppt = keyring({ keys: [key], cipher });
        const calling = session.call(procedure, args, { kwargs, ppt });
        const [, request, options, called, packed, ...more] = await router.next(T.CALL);
        expect([options, called, more]).toEqual([attributesOf(cipher), procedure, []]);
        expect((packed as unknown[]).map((item) => open(item, cipher))).toEqual([values]);
        router.send(T.RESULT, request, attributesOf(cipher), sealed(cipher));
        expect(await calling).toMatchObject(values);
        await session.publish(topic, args, { kwargs, ppt });
        const [, , attributes, , [item]] = (await router.next(T.PUBLISH)) as [0, 0, object, 0, [Uint8Array]];
        expect([attributes, open(item, cipher)]).toEqual([attributesOf(cipher), values]);
      }
    },
  ),

  scenario("another implementation of the cipher reads a map in CBOR", ["AP-PPT-11", "AP-PPT-13"], async ({ join }) => {
    const { router, session } = await join();
    await session.publish(topic, args, { kwargs, ppt: keyring({ keys: [key], cipher: "aes256gcm" }) });
    const [item] = (await router.next(T.PUBLISH))[4] as [Uint8Array];
    const { bytes } = cbor().encodePayload({ args: [values], kwargs: {} });
    expect(openByNode(item)).toEqual(Buffer.from(bytes.subarray(1)));
  }),

  scenario(
    "an encrypted call is answered with its key and cipher: results, progress and errors",
    ["AP-PPT-03", "AP-PPT-13"],
    async ({ join }) => {
      const { router, session } = await join({ ppt: [keyring({ keys: [generateKey(), key] })], onError: () => {} });
      await serve(router, session, async (invocation) => {
        await invocation.progress("half");
        if (invocation.args.length === 0) throw new WampError("com.example.error", { args: ["why"] });
        return "done";
      });
      let request = 0;
      for (const cipher of ciphers) {
        const details = { ...attributesOf(cipher), receive_progress: true };
        for (const [plain, type, place, said] of outcomes) {
          router.send(T.INVOCATION, ++request, 22, details, sealed(cipher, { args: plain, kwargs: {} }));
          const [, , progress, [half]] = (await router.next(T.YIELD)) as [0, 0, object, unknown[]];
          expect([progress, open(half, cipher)]).toMatchObject([attributesOf(cipher), { args: ["half"] }]);
          const answer = await router.next(type);
          expect(answer[place]).toEqual(attributesOf(cipher));
          expect(open((answer.at(-1) as unknown[])[0], cipher)).toEqual({ args: [said], kwargs: {} });
        }
      }
    },
  ),

  scenario(
    "what cannot be decrypted reaches no handler, and disturbs none",
    ["AP-PPT-09", "AP-PPT-13"],
    async (world) => {
      const errors: unknown[] = [];
      const { router, session } = await world.join({ ppt: [keyring({ keys: [key] })], onError: (e) => errors.push(e) });
      const events: unknown[] = [];
      const subscribing = session.subscribe(topic, (event) => void events.push(event.args));
      await router.next(T.SUBSCRIBE);
      router.send(T.SUBSCRIBED, 1, 7);
      await subscribing;
      const good = attributesOf("aes256gcm");
      const [item] = sealed("aes256gcm");
      const unread: readonly (readonly [object, Uint8Array])[] = [
        [{ ...good, ppt_serializer: "flatbuffers" }, item],
        [{ ...good, ppt_serializer: "json" }, item],
        [{ ppt_scheme: "wamp", ppt_serializer: "native" }, item],
        [{ ...good, ppt_cipher: "aes128ecb" }, item],
        [attributesOf("aes256gcm", generateKey()), item],
        [good, item.map((octet, index) => (index === 20 ? octet ^ 1 : octet))],
        [good, new Uint8Array(0)],
      ];
      for (const [index, [attributes, bytes]] of unread.entries()) {
        router.send(T.EVENT, 7, index + 1, attributes, [bytes]);
      }
      router.send(T.EVENT, 7, 100, good, [item]);
      await expectNothingMore(router, session);
      expect(events).toEqual([args]);
      expect(errors).toHaveLength(unread.length);
      expect(errors.every((error) => (error as Error).name === "PayloadError")).toBe(true);
    },
  ),

  scenario("a call that cannot be decrypted is answered with ERROR", ["AP-PPT-13"], async ({ join }) => {
    const { router, session } = await join({ ppt: [keyring({ keys: [generateKey()] })] });
    await serve(router, session, () => "called");
    router.send(T.INVOCATION, 1, 22, attributesOf("xsalsa20poly1305"), sealed("xsalsa20poly1305"));
    const text = `there is no key ${key.keyid} in the keyring`;
    const answer = [T.ERROR, T.INVOCATION, 1, {}, "wamp.error.invalid_argument", [text]];
    expect(await router.next(T.ERROR)).toEqual(answer);
  }),

  scenario("a key is named after its public key, with a checksum", ["AP-PPT-14"], async ({ join }) => {
    const { router, session } = await join();
    for (const each of [key, generateKey(), generateKey()]) {
      await session.publish(topic, args, { ppt: keyring({ keys: [each] }) });
      const { ppt_keyid: keyid } = (await router.next(T.PUBLISH))[2] as { ppt_keyid: string };
      const digest = createHash("sha256").update(publicKeyOf(each)).digest("hex");
      expect(keyid.toLowerCase()).toBe(`0x${digest.slice(-40)}`);
      expect(keyid).toBe(keyIdOf(publicKeyOf(each)));
    }
    // The checksum is that of the examples of EIP-55.
    for (const checked of [
      "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
      "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    ]) {
      expect(encryptionKey(key.secret, checked.toLowerCase()).keyid).toBe(checked);
      expect(() => encryptionKey(key.secret, checked.replace("B", "b"))).toThrow("checksum");
    }
  }),

  scenario("a scheme of one's own starts with x_", ["AP-PPT-14"], async ({ join }) => {
    const { router, session } = await join();
    const own = (scheme: string): PayloadCodec =>
      payloadCodec({ scheme: scheme as "x_own", encode: () => Uint8Array.of(1) });
    for (const scheme of ["own", "x_", "xown", "", "WAMP"]) {
      await expect(session.publish(topic, args, { ppt: own(scheme) })).rejects.toBeInstanceOf(TypeError);
    }
    await session.publish(topic, args, { ppt: own("x_own") });
    expect((await router.next(T.PUBLISH))[2]).toEqual({ ppt_scheme: "x_own" });
  }),
];
