import { printJson } from "../terminal/print-json.ts";
import { asUserError, readChallenge, readSigningKey } from "./auth-flags.ts";
import type { AuthFlags } from "./auth-flags.ts";

/** What to sign. */
export interface SignGiven {
  readonly challenge: string;
  readonly flags: AuthFlags;
}

/** `junctor auth sign`: prints the signature of a challenge. */
export async function printSignature({ challenge: word, flags }: SignGiven): Promise<void> {
  const { method, key } = await readSigningKey(flags);
  const challenge = await readChallenge(word);
  if (method === "wampcra") {
    const { signChallenge } = await import("@junctor/auth/wampcra");
    printJson({ signature: signChallenge(key, challenge) });
  } else {
    const { signChallenge } = await import("@junctor/auth/cryptosign");
    const sign = async (): Promise<string> => signChallenge(key, challenge, flags.channelId);
    printJson({ signature: await sign().catch(asUserError) });
  }
}
