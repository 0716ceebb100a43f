import { isDict } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { Principal } from "../principal.ts";

/**
 * Reads what a dynamic authenticator answered: a role, or a dict with `role` (or `authrole`) and optionally `authid`,
 * `authprovider`, `extra` (or `authextra`) and what the method compares.
 * @throws {TypeError} if it is neither, or names another realm; the message does not quote it.
 */
export function readPrincipal(answer: unknown, realm: string): Principal & Dict {
  if (typeof answer === "string") return { authrole: answer, authprovider: "dynamic" };
  if (!isDict(answer)) throw new TypeError("a dynamic authenticator answers with a role or a dict");
  if (answer["realm"] !== undefined && answer["realm"] !== null && answer["realm"] !== realm) {
    throw new TypeError("a dynamic authenticator cannot lead into another realm");
  }
  const authextra = answer["extra"] ?? answer["authextra"] ?? undefined;
  if (authextra !== undefined && !isDict(authextra))
    throw new TypeError("extra of an authenticator's answer is a dict");
  return {
    ...answer,
    authrole: text(answer, "role", "authrole") ?? fail("role"),
    authid: text(answer, "authid"),
    authprovider: text(answer, "authprovider") ?? "dynamic",
    authextra,
  };
}

/**
 * The first of some attributes that is there.
 * @throws {TypeError} if it is no text.
 */
export function text(answer: Dict, ...names: readonly string[]): string | undefined {
  const name = names.find((each) => answer[each] !== undefined && answer[each] !== null);
  if (name === undefined) return undefined;
  const value = answer[name];
  return typeof value === "string" ? value : fail(name);
}

/**
 * An attribute that is a positive integer, if it is there.
 * @throws {TypeError} if it is anything else.
 */
export function count(answer: Dict, name: string): number | undefined {
  const value = answer[name] ?? undefined;
  if (value === undefined) return undefined;
  return Number.isInteger(value) && (value as number) > 0 ? (value as number) : fail(name);
}

/** An attribute is missing, or not what it should be. */
export function fail(name: string): never {
  throw new TypeError(`"${name}" of an authenticator's answer is missing or of the wrong type`);
}
