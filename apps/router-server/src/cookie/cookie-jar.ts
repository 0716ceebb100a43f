import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** What a listener's cookies are signed with, new at each start: logins are forgotten then, too. */
export function createCookieKey(): Buffer {
  return randomBytes(32);
}

/** Octets of a cookie that nobody can guess. */
const LENGTH = 32;
/** A cookie and its signature, each 43 digits of Base64 for URLs. */
const VALUE = /^([\w-]{43})\.([\w-]{43})$/;

/**
 * Makes cookies, and knows its own: a random number and a signature, which hold for one name. Nothing is kept of them,
 * so that nobody can fill the memory by asking for many.
 */
export class CookieJar {
  readonly #key: Buffer;
  readonly #name: string;

  /** @param name of the cookie. */
  constructor(key: Buffer, name: string) {
    this.#key = key;
    this.#name = name;
  }

  /** The first cookie of this jar in a `Cookie` header; undefined if there is none, or none is genuine. */
  find(header: string | undefined): string | undefined {
    const values = (header ?? "").split(";").map((part) => part.trim());
    const mine = values.filter((part) => part.startsWith(`${this.#name}=`));
    return mine.map((part) => part.slice(this.#name.length + 1)).find((value) => this.#isGenuine(value));
  }

  /** A new cookie. */
  make(): string {
    const random = randomBytes(LENGTH).toString("base64url");
    return `${random}.${this.#sign(random).toString("base64url")}`;
  }

  #isGenuine(value: string): boolean {
    const [, random = "", signature = ""] = VALUE.exec(value) ?? [];
    const expected = this.#sign(random);
    const given = Buffer.from(signature, "base64url");
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  #sign(random: string): Buffer {
    return createHmac("sha256", this.#key).update(`${this.#name}=${random}`).digest();
  }
}

/** What stands for a cookie wherever the cookie itself must not be. */
export function cookieId(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}
