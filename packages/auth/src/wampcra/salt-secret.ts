import type { RandomSource } from "@junctor/core";
import { toBase64 } from "../primitives/base64.ts";
import { randomBytes } from "../primitives/random-bytes.ts";
import { deriveKey } from "./derive-key.ts";
import type { Salting } from "./derive-key.ts";

/** A salted secret, as a router keeps it. */
export interface SaltedSecret {
  /** What `deriveKey` made of it. */
  readonly secret: string;
  readonly salting: Required<Salting>;
}

/** How a secret is salted. */
export interface SaltSecretOptions {
  readonly random: RandomSource;
  /** Default: 100,000. */
  readonly iterations?: number | undefined;
}

/** Salts a secret with a salt of its own, which looks like the salts of users that do not exist. */
export async function saltSecret(secret: string, options: SaltSecretOptions): Promise<SaltedSecret> {
  const { random, iterations = 100_000 } = options;
  const salting = { salt: toBase64(randomBytes(random, 16)), iterations, keylen: 32 };
  return { secret: await deriveKey(secret, salting), salting };
}
