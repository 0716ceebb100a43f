import { EMPTY_DICT, PayloadError } from "@junctor/core";
import type { Dict, Message } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { systemRandom } from "@junctor/core/runtime";
import type { PassthruAttributes, PayloadCodec } from "../passthru/payload-codec.ts";
import { payloadCodec } from "../passthru/create-payload-codec.ts";
import { packValues, unpackValues } from "../passthru/packed-values.ts";
import { isCipher, open, seal } from "./ciphers.ts";
import type { Cipher } from "./ciphers.ts";
import type { EncryptionKey } from "./encryption-key.ts";
import { readKeyId } from "./key-id.ts";
import type { KeyringOptions } from "./keyring-options.ts";
import { keyWait } from "./key-wait.ts";
import { KnownKeys } from "./known-keys.ts";

const SCHEME = "wamp";
const serializer = cbor();

/** What encrypts and decrypts payloads; to be given to sessions, calls and publications as `ppt`. */
export interface Keyring extends PayloadCodec {
  readonly scheme: typeof SCHEME;
  readonly serializer: "cbor";
  readonly cipher: Cipher;
  /** The key that encrypts; none if the keyring only decrypts. */
  readonly keyid: string | undefined;
  /** The same keyring, encrypting with another of its keys or the other cipher. */
  using(choice: { readonly keyid?: string | undefined; readonly cipher?: Cipher | undefined }): Keyring;
}

/**
 * Keys for end-to-end encryption: payload passthru mode, scheme `wamp` (spec: AP-PPT-13). Peers that share a key read
 * each other's payloads, the router and everybody else do not. A call that came encrypted is answered with its key and
 * cipher, and a call made encrypted takes no result in the clear.
 * @throws {TypeError} if the cipher is not one of the two.
 */
export function keyring(options: KeyringOptions = {}): Keyring {
  const { cipher = "xsalsa20poly1305", keys: [first] = [], random = systemRandom } = options;
  const keys = new KnownKeys(options);
  const keyFor = (keyid: string | undefined): EncryptionKey => keyOf(keys, keyid, first);

  function encryptingWith(name: Cipher, key: EncryptionKey | undefined): Keyring {
    if (!isCipher(name)) throw new TypeError(`"${String(name)}" is no cipher: they are xsalsa20poly1305 and aes256gcm`);
    return payloadCodec<Omit<Keyring, "passthru">>({
      scheme: SCHEME,
      serializer: "cbor",
      cipher: name,
      keyid: key?.keyid,
      sealed: true,
      encode(values) {
        if (key === undefined) throw new PayloadError("the keyring has no key to encrypt with");
        return seal(packValues(values, serializer), name, { secret: key.secret, random });
      },
      decode: (packed, attributes) => unpackValues(decrypt(packed, attributes, keyFor), serializer),
      answer: (attributes) => encryptingWith(attributes.cipher as Cipher, keyFor(attributes.keyid)),
      intake: (deliver) => keyWait((message) => fetchKey(keys, message), deliver),
      using: ({ keyid, cipher: other = name }) => encryptingWith(other, keyid === undefined ? key : keyFor(keyid)),
    });
  }
  return encryptingWith(cipher, first);
}

/** A key by its id; without one, the key that encrypts. */
function keyOf(keys: KnownKeys, keyid: string | undefined, first: EncryptionKey | undefined): EncryptionKey {
  if (keyid !== undefined) return keys.get(readKeyId(keyid));
  if (first === undefined) throw new PayloadError("the payload names no key, and the keyring has none");
  return first;
}

/** What the sender encrypted, if it did so in a way that is spoken here. */
function decrypt(
  packed: Uint8Array,
  { serializer: format, cipher, keyid }: PassthruAttributes,
  keyFor: (keyid: string | undefined) => EncryptionKey,
): Uint8Array {
  if (format !== "cbor") throw new PayloadError(`an encrypted payload is read in cbor, not in ${format ?? "nothing"}`);
  if (cipher === undefined) throw new PayloadError("the payload is not encrypted, although its scheme is wamp");
  if (!isCipher(cipher)) throw new PayloadError(`cipher ${cipher} is not spoken here`);
  return open(packed, cipher, keyFor(keyid));
}

/** Starts to fetch the key a message needs, if it is not at hand. An id that makes no sense fails when it is used. */
function fetchKey(keys: KnownKeys, message: Message): ReturnType<KnownKeys["fetch"]> {
  const details: Dict = ("details" in message && message.details) || EMPTY_DICT;
  const { ppt_scheme: scheme, ppt_cipher: cipher, ppt_keyid: keyid } = details;
  if (scheme !== SCHEME || typeof keyid !== "string" || !isCipher(cipher)) return undefined;
  try {
    return keys.fetch(readKeyId(keyid));
  } catch {
    return undefined;
  }
}
