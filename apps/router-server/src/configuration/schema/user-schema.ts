import { Type } from "typebox";
import { oneOf, section } from "./section.ts";

const wampcra = section("What lets it join by WAMP-CRA; `junctor hash` makes it.", {
  secret: Type.String({
    description: "The shared secret; if it is salted, what `junctor hash` made of it. Unsalted from elsewhere only.",
    minLength: 1,
  }),
  salt: Type.Optional(Type.String({ description: "The salt.", minLength: 1 })),
  iterations: Type.Optional(Type.Integer({ description: "What guessing costs.", default: 1_000, minimum: 1 })),
  keylen: Type.Optional(Type.Integer({ description: "Octets of the derived key.", default: 32, minimum: 16 })),
});

const scram = section("What lets it join by WAMP-SCRAM; `junctor hash` makes it.", {
  salt: Type.String({ description: "The salt, in Base64." }),
  kdf: oneOf(["argon2id13", "pbkdf2"], { description: "How the key is derived." }),
  iterations: Type.Integer({ description: "What guessing costs.", minimum: 1 }),
  memory: Type.Optional(Type.Integer({ description: "KiB, for argon2id13.", minimum: 8 })),
  storedKey: Type.String({ description: "In Base64." }),
  serverKey: Type.String({ description: "In Base64." }),
});

/** Somebody who may join. */
export const userSchema = section("Somebody who may join, by the methods it has something for.", {
  authid: Type.String({ description: "Its name.", minLength: 1 }),
  role: Type.String({ description: "The `authrole` of its sessions.", minLength: 1 }),
  ticket: Type.Optional(
    Type.String({ description: "Its ticket, from `${NAME}` or `file:NAME` only; or else its hash.", minLength: 1 }),
  ),
  ticketHash: Type.Optional(Type.String({ description: "The hash of its ticket, which `junctor hash` makes." })),
  wampcra: Type.Optional(wampcra),
  scram: Type.Optional(scram),
  publicKeys: Type.Optional(
    Type.Array(Type.String({ description: "64 hexadecimal digits.", pattern: "^[0-9a-fA-F]{64}$" }), {
      description: "Its public keys, which let it join by cryptosign; `junctor keygen` makes one.",
    }),
  ),
  certificates: Type.Optional(
    Type.Array(Type.String({ description: "64 hexadecimal digits.", pattern: "^[0-9a-fA-F]{64}$" }), {
      description: "The SHA-256 of its TLS certificates, which let it join by tls.",
    }),
  ),
  extra: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: "What WELCOME tells it besides, as `authextra`." }),
  ),
});

/** Somebody who may join. */
export type UserConfiguration = Type.Static<typeof userSchema>;

/** A file of users. */
export const usersSchema = Type.Array(userSchema, { description: "Who may join." });
