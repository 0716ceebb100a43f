import { isDict } from "@junctor/core";
import type { Disclosure, DisclosurePolicy } from "../disclosure.ts";
import { actions } from "./action.ts";
import type { Action } from "./action.ts";

/** What an authorizer said, checked. */
export interface Answer {
  readonly allowed: boolean;
  /** Undefined if it said nothing of that. */
  readonly disclosure: Partial<Disclosure> | undefined;
  readonly cache: boolean;
}

const keys: readonly string[] = ["allow", "disclose", "cache", "validate"];

/**
 * Reads the answer of an authorizer: a boolean, or a dict with `allow`.
 * @throws {TypeError} if it is anything else: then nothing is allowed.
 */
export function readAnswer(said: unknown, action: Action): Answer {
  if (typeof said === "boolean") return { allowed: said, disclosure: undefined, cache: false };
  if (!isDict(said)) throw new TypeError("an authorizer answers with a boolean or a dict");
  const unknown = Object.keys(said).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new TypeError(`the answer of an authorizer has no "${unknown}"`);
  if (!isNothing(said.validate)) throw new TypeError('"validate" is not supported');
  return {
    allowed: readAllow(said.allow, action),
    disclosure: readDisclose(said.disclose ?? undefined),
    cache: readBoolean(said.cache ?? false, "cache"),
  };
}

/** Whether nothing is to be validated: no value, or a table in which every entry is empty. */
function isNothing(validate: unknown): boolean {
  if (isDict(validate)) return Object.values(validate).every((each) => each === "" || isNothing(each));
  return validate === undefined || validate === null || validate === false;
}

function readAllow(allow: unknown, action: Action): boolean {
  if (!isDict(allow)) return readBoolean(allow, "allow");
  const unknown = Object.keys(allow).find((key) => !(actions as readonly string[]).includes(key));
  if (unknown !== undefined) throw new TypeError(`"allow" has no "${unknown}"`);
  return readBoolean(allow[action] ?? false, `allow.${action}`);
}

function readDisclose(disclose: unknown): Partial<Disclosure> | undefined {
  if (disclose === undefined) return undefined;
  if (!isDict(disclose)) return { caller: readPolicy(disclose), publisher: readPolicy(disclose) };
  const { caller, publisher, ...others } = disclose;
  if (Object.keys(others).length > 0) throw new TypeError('"disclose" has only "caller" and "publisher"');
  return {
    ...(caller === undefined ? {} : { caller: readPolicy(caller) }),
    ...(publisher === undefined ? {} : { publisher: readPolicy(publisher) }),
  };
}

function readPolicy(policy: unknown): DisclosurePolicy {
  if (typeof policy === "boolean") return policy ? "always" : "never";
  if (policy === "allow" || policy === "never" || policy === "always") return policy;
  throw new TypeError('"disclose" is a boolean, "allow", "never" or "always"');
}

function readBoolean(value: unknown, key: string): boolean {
  if (typeof value === "boolean") return value;
  throw new TypeError(`"${key}" is no boolean`);
}
