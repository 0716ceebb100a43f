import { readPrivateKey } from "../connection/create-authenticator.ts";
import { printJson } from "../terminal/print-json.ts";
import { UserError } from "../user-error.ts";
import { readSecrets } from "./auth-flags.ts";
import type { AuthFlags } from "./auth-flags.ts";

/**
 * `junctor auth public-key`: prints the public key of a private one.
 * @throws {UserError} if there is none.
 */
export async function printPublicKey(flags: AuthFlags): Promise<void> {
  const { privateKey } = await readSecrets(flags);
  if (privateKey === undefined) throw new UserError("junctor: that needs --private-key or WAMP_PRIVATE_KEY.");
  const { publicKeyOf } = await import("@junctor/auth/cryptosign");
  printJson({ publicKey: publicKeyOf(Buffer.from(await readPrivateKey(privateKey), "hex")) });
}
