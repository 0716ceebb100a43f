import { randomId } from "@junctor/core";
import type { AcceptedMethod } from "../accepted-method.ts";
import type { Applicant } from "../applicant.ts";
import { acceptCryptosign } from "../cryptosign/accept-cryptosign.ts";
import { denial } from "../denial.ts";
import { grant } from "../grant.ts";
import type { Identity } from "../identity.ts";
import { acceptScram } from "../scram/accept-scram.ts";
import type { ScramUser } from "../scram/accept-scram.ts";
import type { ScramCost } from "../scram/salted-password.ts";
import { acceptTicket } from "../ticket/accept-ticket.ts";
import { acceptWampcra } from "../wampcra/accept-wampcra.ts";
import type { WampcraDecoy, WampcraUser } from "../wampcra/accept-wampcra.ts";
import { askAuthenticator } from "./ask-authenticator.ts";
import type { DynamicOptions, DynamicUser } from "./ask-authenticator.ts";
import { count, fail, text } from "./read-principal.ts";

/** Lets in whom a procedure names a role for; it gets no proof to judge. */
export function dynamicAnonymous(options: DynamicOptions): AcceptedMethod {
  const ask = async (applicant: Applicant): Promise<Identity> => {
    const user = await askAuthenticator(options, applicant, { authmethod: "anonymous" });
    if (user === undefined) throw denial();
    const authid = randomId(applicant.random).toString(36);
    return grant(user, { authmethod: "anonymous", authid });
  };
  return { name: "anonymous", unusable: () => undefined, begin: ask };
}

/** Lets in whose ticket a procedure accepts, which gets it as `ticket` of the details. */
export function dynamicTicket(options: DynamicOptions & { readonly openly?: "refuse" | "allow" }): AcceptedMethod {
  const { name, unusable } = acceptTicket({ users: () => undefined, openly: options.openly });
  return {
    name,
    unusable,
    begin: (applicant) => ({
      authmethod: name,
      extra: {},
      async answer({ signature }) {
        const user = await askAuthenticator(options, applicant, { authmethod: name, ticket: signature });
        if (user === undefined) throw denial();
        return grant(user, { authmethod: name, authid: applicant.hello.authid ?? "" });
      },
    }),
  };
}

/** WAMP-CRA with a secret that a procedure tells: `secret`, and `salt`, `iterations` and `keylen` if it is salted. */
export function dynamicWampcra(
  options: DynamicOptions & { readonly decoy?: WampcraDecoy; readonly decoySecret?: string },
): AcceptedMethod {
  return acceptWampcra({
    ...options,
    users: async (_, applicant) => wampcraUser(await askAuthenticator(options, applicant, { authmethod: "wampcra" })),
  });
}

/**
 * WAMP-SCRAM with credentials that a procedure tells: `salt`, `kdf`, `iterations`, `memory`, and the keys as
 * `stored_key` and `server_key`.
 */
export function dynamicScram(
  options: DynamicOptions & { readonly decoy?: ScramCost; readonly decoySecret?: string },
): AcceptedMethod {
  return acceptScram({
    ...options,
    users: async (_, applicant) => scramUser(await askAuthenticator(options, applicant, { authmethod: "wamp-scram" })),
  });
}

/** Cryptosign with keys that a procedure knows: it gets `authextra.pubkey`, and may answer with `pubkey`. */
export function dynamicCryptosign(options: DynamicOptions & { readonly privateKey?: string }): AcceptedMethod {
  return acceptCryptosign({
    ...options,
    users: async (publicKey, applicant) => {
      const user = await askAuthenticator(options, applicant, { authmethod: "cryptosign" });
      const known = user && (text(user, "pubkey") ?? publicKey).toLowerCase();
      if (known !== publicKey) return undefined;
      // Who asked for a name gets it if the procedure, which was told of it, names no other.
      return user && { ...user, authid: user.authid ?? applicant.hello.authid };
    },
  });
}

function wampcraUser(user: DynamicUser | undefined): WampcraUser | undefined {
  if (user === undefined) return undefined;
  const secret = text(user, "secret") ?? fail("secret");
  const salt = text(user, "salt");
  if (salt === undefined) return { ...user, secret, salting: undefined };
  const salting = { salt, iterations: count(user, "iterations"), keylen: count(user, "keylen") };
  return { ...user, secret, salting };
}

function scramUser(user: DynamicUser | undefined): ScramUser | undefined {
  if (user === undefined) return undefined;
  const kdf = text(user, "kdf");
  if (kdf !== "pbkdf2" && kdf !== "argon2id13") return fail("kdf");
  return {
    ...user,
    kdf,
    salt: text(user, "salt") ?? fail("salt"),
    iterations: count(user, "iterations") ?? fail("iterations"),
    memory: count(user, "memory"),
    storedKey: text(user, "stored_key", "stored-key") ?? fail("stored_key"),
    serverKey: text(user, "server_key", "server-key") ?? fail("server_key"),
  };
}
