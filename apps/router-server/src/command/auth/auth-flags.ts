import { readConnectionSettings } from "../connection/connection-settings.ts";
import { readPrivateKey } from "../connection/create-authenticator.ts";
import { readSecretWord } from "../connection/read-secret-word.ts";
import { UserError } from "../user-error.ts";

/** The flags of `junctor auth`. */
export interface AuthFlags {
  readonly secret?: string | undefined;
  readonly privateKey?: string | undefined;
  readonly publicKey?: string | undefined;
  readonly channelId?: string | undefined;
  readonly salt?: string | undefined;
  readonly iterations?: number | undefined;
  readonly keylen?: number | undefined;
}

/** What is signed with. */
export type SigningKey =
  /** The secret of wampcra, or what it is salted to. */
  | { readonly method: "wampcra"; readonly key: string }
  /** 64 hexadecimal digits. */
  | { readonly method: "cryptosign"; readonly key: string };

/**
 * What the flags or the environment name to sign with; a private key counts before a secret.
 * @throws {UserError} if there is neither.
 */
export async function readSigningKey(flags: AuthFlags): Promise<SigningKey> {
  const { secret, privateKey } = await readSecrets(flags);
  // What is said on the command line counts before the environment.
  if (privateKey !== undefined && flags.secret === undefined) {
    return { method: "cryptosign", key: await readPrivateKey(privateKey) };
  }
  if (secret === undefined)
    throw new UserError("junctor: that needs --secret, WAMP_SECRET, --private-key or WAMP_PRIVATE_KEY.");
  return { method: "wampcra", key: await deriveKeyOf(secret, flags) };
}

/** The secret and private key of flags, environment or profile, as they are written. */
export function readSecrets({
  secret,
  privateKey,
}: AuthFlags): Promise<{ secret?: string | undefined; privateKey?: string | undefined }> {
  return readConnectionSettings({ secret, privateKey }, process.env, (text) => process.stderr.write(`${text}\n`));
}

/** The secret as it is, or salted if the flags say how. */
async function deriveKeyOf(word: string, { salt, iterations, keylen }: AuthFlags): Promise<string> {
  const secret = await readSecretWord(word, "secret");
  if (salt === undefined) return secret;
  const { deriveKey } = await import("@junctor/auth/wampcra");
  return deriveKey(secret, { salt, iterations, keylen });
}

/** Reads a challenge; `-` is standard input, without the line break at its end. */
export async function readChallenge(word: string): Promise<string> {
  if (word !== "-") return word;
  const { readGiven } = await import("../message/read-given.ts");
  return (await readGiven(undefined)).toString("utf8").replace(/\r?\n$/, "");
}

/** What the user gave is wrong, in the words of whoever found it. */
export function asUserError(error: unknown): never {
  throw error instanceof RangeError ? new UserError(`junctor: ${error.message}.`) : error;
}
