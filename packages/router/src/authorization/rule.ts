import type { MatchPolicy } from "@junctor/core";
import { inheritDisclosure } from "../disclosure.ts";
import type { Disclosure } from "../disclosure.ts";
import { actions } from "./action.ts";
import type { Action } from "./action.ts";
import type { Permission } from "./role.ts";

/** A permission with every default filled in. */
export interface Rule {
  readonly uri: string;
  readonly match: MatchPolicy;
  readonly allow: { readonly [A in Action]: boolean };
  /** Whether an authorizer decides on what it does not allow. */
  readonly ask: boolean;
  /** Whether answers of the authorizer are kept; undefined if it says so itself. */
  readonly cache: boolean | undefined;
  readonly disclosure: Disclosure;
  /** Whether it allows reading histories besides subscribing. */
  readonly history: boolean;
  /** Infinite if it bounds nothing. */
  readonly maxCalls: number;
}

/** Fills in the defaults of a permission. */
export function createRule(permission: Permission, inherited: Disclosure): Rule {
  const { uri, match, allow, ask, cache, disclosure, history, maxCalls } = permission;
  const allowed = (action: Action): boolean => allow?.[action] === true;
  return {
    uri,
    match: match ?? "exact",
    allow: {
      call: allowed("call"),
      register: allowed("register"),
      publish: allowed("publish"),
      subscribe: allowed("subscribe"),
    },
    ask: ask ?? false,
    cache,
    disclosure: inheritDisclosure(disclosure, inherited),
    history: history ?? true,
    maxCalls: maxCalls ?? Infinity,
  };
}

/** The rule about everything that no rule is about: nothing is allowed. */
export function noRule(inherited: Disclosure): Rule {
  return createRule({ uri: "" }, inherited);
}

/** The rule about what the router refuses anyway: everything is allowed. */
export function freeRule(inherited: Disclosure): Rule {
  const allow = Object.fromEntries(actions.map((action) => [action, true]));
  return createRule({ uri: "", allow }, inherited);
}
