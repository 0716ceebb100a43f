import { ExitCode } from "../exit-code.ts";
import { printJson } from "../terminal/print-json.ts";
import { UserError } from "../user-error.ts";
import { asUserError, readChallenge, readSigningKey } from "./auth-flags.ts";
import type { AuthFlags } from "./auth-flags.ts";

/** What to check. */
export interface VerifyGiven {
  readonly challenge: string;
  readonly signature: string;
  readonly flags: AuthFlags;
}

/**
 * `junctor auth verify`: prints whether a signature is right.
 * @throws {UserError} with the exit code for those who are not let in, if it is not.
 */
export async function verifySignature({ challenge: word, signature, flags }: VerifyGiven): Promise<void> {
  const valid = await isValid(await readChallenge(word), signature, flags).catch(asUserError);
  printJson({ valid });
  if (!valid) throw new UserError("junctor: the signature is not right.", ExitCode.NOT_LET_IN);
}

async function isValid(challenge: string, signature: string, flags: AuthFlags): Promise<boolean> {
  const { publicKey, channelId } = flags;
  if (publicKey !== undefined) {
    const { verifyChallenge } = await import("@junctor/auth/cryptosign");
    return verifyChallenge(publicKey, { challenge, channelId }, signature);
  }
  const { method, key } = await readSigningKey(flags);
  if (method === "cryptosign") throw new UserError("junctor: a signature of cryptosign is checked with --public-key.");
  const { verifyChallenge } = await import("@junctor/auth/wampcra");
  return verifyChallenge(key, challenge, signature);
}
