import type { RandomSource } from "@junctor/core";
import { hmacSha256 } from "./primitives/hmac-sha256.ts";
import { randomBytes } from "./primitives/random-bytes.ts";

/**
 * What stands for users that do not exist: octets that look random and are always the same for the same name, as the
 * salt of a user would be (spec: AP-SCRAM-04).
 */
export class Decoys {
  #secret: Uint8Array | string | undefined;

  /** @param secret keeps them the same when a router starts anew. Default: random, they change with the process. */
  constructor(secret?: string) {
    this.#secret = secret;
  }

  /** 32 octets for one name and purpose. */
  octets(purpose: string, name: string, random: RandomSource): Uint8Array {
    this.#secret ??= randomBytes(random, 32);
    return hmacSha256(this.#secret, `${purpose}\0${name}`);
  }
}
