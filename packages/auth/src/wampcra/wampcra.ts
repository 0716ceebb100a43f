import type { Dict } from "@junctor/core";
import type { ClientAuthenticator } from "../client-authenticator.ts";
import { LoginError } from "../login-error.ts";
import { readSecret } from "../secret-source.ts";
import type { SecretSource } from "../secret-source.ts";
import { deriveKey } from "./derive-key.ts";
import type { Salting } from "./derive-key.ts";
import { signChallenge } from "./sign-challenge.ts";

/** More would be an attack on this client's time. */
const MAX_ITERATIONS = 10_000_000;
const MAX_KEYLEN = 1_024;

/** Options of `wampcra`: the secret, or somebody who signs in its place. */
export type WampcraOptions = {
  /** Who to join as. */
  readonly authid: string;
} & (
  | {
      /** The secret, or what fetches it; as it is, also if the router salts it. It never travels. */
      readonly secret: SecretSource<string>;
    }
  | {
      /** Has the challenge signed, for example by a third party that knows the secret (spec: AP-CRA-09). */
      readonly sign: (challenge: string, extra: Dict) => string | Promise<string>;
    }
);

/** Joins by signing a challenge with a shared secret (spec: "WAMP-CRA"). */
export function wampcra(options: WampcraOptions): ClientAuthenticator {
  return {
    authmethod: "wampcra",
    authid: options.authid,
    start: () => ({ answer: async (extra) => ({ signature: await sign(options, extra), extra: {} }) }),
  };
}

async function sign(options: WampcraOptions, extra: Dict): Promise<string> {
  const challenge = extra["challenge"];
  if (typeof challenge !== "string") throw new LoginError("the router's wampcra challenge is not a string");
  if ("sign" in options) return options.sign(challenge, extra);
  const salting = readSalting(extra);
  const secret = await readSecret(options.secret);
  return signChallenge(salting === undefined ? secret : await deriveKey(secret, salting), challenge);
}

/** How the router salts the secret, if it does. */
function readSalting({ salt, iterations = 1_000, keylen = 32 }: Dict): Salting | undefined {
  if (salt === undefined || salt === null) return undefined;
  if (typeof salt !== "string") throw new LoginError("the router's wampcra salt is not a string");
  return {
    salt,
    iterations: bounded(iterations, { name: "iterations", max: MAX_ITERATIONS }),
    keylen: bounded(keylen, { name: "keylen", max: MAX_KEYLEN }),
  };
}

function bounded(value: unknown, { name, max }: { readonly name: string; readonly max: number }): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new LoginError(`the router's wampcra ${name} is not an integer from 1 to ${max}`);
}
