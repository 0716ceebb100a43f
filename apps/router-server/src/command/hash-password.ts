import { scramCredentials } from "@junctor/auth/scram";
import { hashTicket } from "@junctor/auth/ticket";
import { saltSecret } from "@junctor/auth/wampcra";
import { systemRandom } from "@junctor/core/runtime";
import { stringify } from "yaml";
import { readSecret } from "./read-secret.ts";
import { UserError } from "./user-error.ts";

/** What a password is hashed for. */
export type HashMethod = "ticket" | "wampcra" | "wamp-scram";

/** What stands in the file in place of a password, for each method. */
const MAKERS: { readonly [Method in HashMethod]: (password: string) => Promise<object> } = {
  ticket: async (password) => ({ ticketHash: await hashTicket(password, systemRandom) }),
  wampcra: async (password) => {
    const { secret, salting } = await saltSecret(password, { random: systemRandom });
    return { wampcra: { secret, ...salting } };
  },
  "wamp-scram": async (password) => ({ scram: await scramCredentials(password, { random: systemRandom }) }),
};

/**
 * `junctor hash`: reads a password from standard input and prints what stands in its place in a configuration file.
 * @throws {UserError} if there is none, or it has characters that no password may have.
 */
export async function hashPassword(method: HashMethod): Promise<void> {
  const password = await readSecret("Password: ");
  if (password === "") throw new UserError("junctor: there is no password on standard input.");
  const made = await MAKERS[method](password).catch((error: unknown) => {
    throw error instanceof RangeError ? new UserError(`junctor: ${error.message}.`) : error;
  });
  process.stdout.write(stringify(made));
}
