import { printJson } from "../terminal/print-json.ts";
import { UserError } from "../user-error.ts";
import { readSecrets, readSigningKey } from "./auth-flags.ts";
import type { AuthFlags } from "./auth-flags.ts";

/**
 * `junctor auth derive-key`: prints the key that a salted secret becomes.
 * @throws {UserError} if there is no secret, or no salt.
 */
export async function printDerivedKey(flags: AuthFlags): Promise<void> {
  const { secret } = await readSecrets({});
  const given = flags.secret ?? secret;
  if (given === undefined) throw new UserError("junctor: that needs --secret or WAMP_SECRET.");
  if (flags.salt === undefined) throw new UserError("junctor: a key is derived with --salt.");
  const { key } = await readSigningKey({ ...flags, secret: given });
  printJson({ key });
}
