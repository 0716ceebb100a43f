import { isPattern, isUri } from "@junctor/core";
import type { UriRule } from "@junctor/core";
import { actions } from "./action.ts";
import { faultOfRate } from "../session/message-rate.ts";
import type { Permission, RoleOptions } from "./role.ts";
import { isRouterUri } from "../router-uri.ts";

const matches: readonly unknown[] = ["exact", "prefix", "wildcard"];
const policies: readonly unknown[] = ["allow", "never", "always", undefined];

/**
 * Checks the roles of a realm.
 * @throws {RangeError} that names the role, the permission and what is wrong with it.
 */
export function checkRoles(roles: readonly RoleOptions[], rule: UriRule): void {
  const names = new Set<string>();
  for (const { name, permissions = [], disclosure, authorize, rate } of roles) {
    if (typeof name !== "string" || name === "") throw new RangeError("a role needs a name");
    if (names.has(name)) throw new RangeError(`there are two roles "${name}"`);
    names.add(name);
    check(`role "${name}"`, faultOfDisclosure(disclosure) ?? faultOfAuthorizer(authorize) ?? faultOfRate(rate));
    checkPermissions(name, permissions, rule);
  }
}

function checkPermissions(role: string, permissions: readonly Permission[], rule: UriRule): void {
  const patterns = new Set<string>();
  for (const permission of permissions) {
    const { uri, match = "exact" } = permission;
    const where = `role "${role}", permission for ${match} "${uri}"`;
    check(where, faultOf(permission, rule));
    // No pattern has this character.
    const pattern = `${match}#${uri}`;
    if (patterns.has(pattern)) throw new RangeError(`${where}: there are two`);
    patterns.add(pattern);
  }
}

function faultOf(permission: Permission, rule: UriRule): string | undefined {
  const { uri, match = "exact", allow = {}, disclosure } = permission;
  if (!matches.includes(match)) return 'match may be "exact", "prefix" or "wildcard"';
  if (typeof uri !== "string" || !isPattern(uri, match, rule)) return `no valid ${match} pattern`;
  for (const [action, allowed] of Object.entries(allow)) {
    if (!(actions as readonly string[]).includes(action)) return `allow.${action} is none of ${actions.join(", ")}`;
    if (allowed !== undefined && typeof allowed !== "boolean") return `allow.${action} is no boolean`;
  }
  return faultOfDisclosure(disclosure) ?? faultOfAsking(permission) ?? faultOfBounds(permission);
}

function faultOfAsking({ ask = false, cache }: Permission): string | undefined {
  if (typeof ask !== "boolean") return "ask is no boolean";
  if (cache === undefined) return undefined;
  if (typeof cache !== "boolean") return "cache is no boolean";
  return ask ? undefined : "cache needs ask: nobody is asked here";
}

function faultOfBounds({ history = true, maxCalls = 1 }: Permission): string | undefined {
  if (typeof history !== "boolean") return "history is no boolean";
  return Number.isSafeInteger(maxCalls) && maxCalls > 0 ? undefined : "maxCalls is no integer from 1 on";
}

function faultOfDisclosure(disclosure: Permission["disclosure"] = {}): string | undefined {
  for (const [whose, policy] of Object.entries(disclosure)) {
    if (whose !== "caller" && whose !== "publisher") return `disclosure.${whose} is neither caller nor publisher`;
    if (!policies.includes(policy)) return `disclosure.${whose} may be "allow", "never" or "always"`;
  }
  return undefined;
}

/** What is wrong with an authorizer, if anything. */
export function faultOfAuthorizer(authorizer: unknown): string | undefined {
  if (authorizer === undefined || typeof authorizer === "function") return undefined;
  if (typeof authorizer === "string" && isUri(authorizer) && !isRouterUri(authorizer)) return undefined;
  return "authorize is neither a function nor the URI of a procedure";
}

function check(where: string, fault: string | undefined): void {
  if (fault !== undefined) throw new RangeError(`${where}: ${fault}`);
}
