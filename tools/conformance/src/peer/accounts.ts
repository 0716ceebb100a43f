import { ed25519Key, pbkdf2 } from "./cryptography.ts";
import { scramSecrets } from "./scram-exchange.ts";

/* Who may join guarded realms, and what proves it. All of it stands in the specification, or is computed of that. */

/** A user with a ticket. */
export const joe = { authid: "joe", ticket: "secret!!!" } as const;

/** A user of WAMP-CRA whose secret is kept as it is. */
export const peter = { authid: "peter", secret: "secret1" } as const;

const salting = { salt: "salt123", iterations: 1_000, keylen: 32 } as const;

/** A user of WAMP-CRA whose secret is kept salted. */
export const paula = {
  authid: "paula",
  salting,
  key: pbkdf2("secret1", salting.salt, salting).toString("base64"),
} as const;

const salt = "aBc+fx0NAVA=";
const weak = { iterations: 4_096, keylen: 32 };

/** A user of WAMP-SCRAM, password `pencil`. */
export const user = {
  authid: "user",
  cost: { salt, kdf: "pbkdf2", iterations: weak.iterations, memory: null },
  secrets: scramSecrets(pbkdf2("pencil", Buffer.from(salt, "base64"), weak)),
} as const;

/** A user of WAMP-SCRAM whose password `pencil` was salted with Argon2id, by somebody else's implementation. */
export const argon = {
  authid: "argon",
  cost: { salt, kdf: "argon2id13", iterations: 3, memory: 1_024 },
  secrets: scramSecrets(Buffer.from("8dc4965c0c0243eb91177955878b644245e05fe6bf1d7e68f166589d9b22c9de", "hex")),
} as const;

/** Somebody with a key that the router knows. */
export const client01 = {
  authid: "client01@example.com",
  key: ed25519Key("4d57d97a68f555696620a6d849c0ce582568518d729eb753dc7c732de2804510"),
} as const;

/** Somebody with a key, whom the router knows by nothing else. */
export const nameless = {
  key: ed25519Key("d511fe78e23934b3dadb52fcd022974b80bd92bccc7c5cf404e46cc0a8a2f5cd"),
} as const;

/** Somebody with a key nobody knows. */
export const stranger = {
  key: ed25519Key("6e1fde9cf9e2359a87420b65a87dc0c66136e66945196ba2475990d8a0c3a25b"),
} as const;

/** The router's own key. */
export const routerKey = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
