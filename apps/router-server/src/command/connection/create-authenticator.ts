import type { ClientAuthenticator } from "@junctor/auth";
import { UserError } from "../user-error.ts";
import type { Authmethod } from "./connection-flags.ts";
import type { ConnectionSettings } from "./connection-settings.ts";
import { readSecretWord } from "./read-secret-word.ts";

/** The method that the given secrets are for; `undefined` if there are none. */
export function inferAuthmethod(settings: ConnectionSettings): Authmethod | undefined {
  const { authmethod, privateKey, ticket, secret, cert } = settings;
  if (authmethod !== undefined) return authmethod;
  if (privateKey !== undefined) return "cryptosign";
  if (ticket !== undefined) return "ticket";
  if (secret !== undefined) return "wampcra";
  return cert === undefined ? undefined : "tls";
}

/**
 * What proves who the user is; `undefined` without a method, which is anonymous. Only what the method needs is loaded.
 * @throws {UserError} if something is missing for the method.
 */
export async function createAuthenticator(settings: ConnectionSettings): Promise<ClientAuthenticator | undefined> {
  const method = inferAuthmethod(settings);
  return method === undefined || method === "anonymous" ? undefined : MAKERS[method](settings);
}

const MAKERS: {
  readonly [Method in Exclude<Authmethod, "anonymous">]: (settings: ConnectionSettings) => Promise<ClientAuthenticator>;
} = {
  async ticket(settings) {
    const authid = need(settings, "authid", "ticket");
    const presented = await readSecretWord(need(settings, "ticket", "ticket"), "ticket");
    return (await import("@junctor/auth/ticket")).ticket({ authid, ticket: presented });
  },
  async wampcra(settings) {
    const authid = need(settings, "authid", "wampcra");
    const secret = await readSecretWord(need(settings, "secret", "wampcra"), "secret");
    return (await import("@junctor/auth/wampcra")).wampcra({ authid, secret });
  },
  async "wamp-scram"(settings) {
    const authid = need(settings, "authid", "wamp-scram");
    const password = await readSecretWord(need(settings, "secret", "wamp-scram"), "secret");
    const { scram } = await import("@junctor/auth/scram");
    try {
      return scram({ authid, password });
    } catch (error) {
      throw error instanceof RangeError ? new UserError(`junctor: ${error.message}.`) : error;
    }
  },
  async cryptosign(settings) {
    const privateKey = await readPrivateKey(need(settings, "privateKey", "cryptosign"));
    return (await import("@junctor/auth/cryptosign")).cryptosign({ authid: settings.authid, privateKey });
  },
  async jwt(settings) {
    const token = await readSecretWord(need(settings, "ticket", "jwt"), "token");
    return (await import("@junctor/auth/jwt")).jwt({ authid: settings.authid, token });
  },
  async tls({ authid }) {
    return (await import("@junctor/auth/tls")).tls({ authid });
  },
};

/**
 * A private key as 64 hexadecimal digits.
 * @throws {UserError} if it is none; the message does not quote it.
 */
export async function readPrivateKey(word: string): Promise<string> {
  const key = (await readSecretWord(word, "private key")).trim();
  if (/^[0-9a-f]{64}$/i.test(key)) return key;
  throw new UserError("junctor: a private key is 64 hexadecimal digits, as `junctor keygen` makes them.");
}

const WAYS = {
  authid: "--authid or WAMP_AUTHID",
  secret: "--secret or WAMP_SECRET",
  ticket: "--ticket or WAMP_TICKET",
  privateKey: "--private-key or WAMP_PRIVATE_KEY",
};

function need(settings: ConnectionSettings, name: keyof typeof WAYS, method: Authmethod): string {
  const value = settings[name];
  if (value === undefined) throw new UserError(`junctor: ${method} needs ${WAYS[name]}.`);
  return value;
}
