import { ErrorUri, ProtocolError } from "@junctor/core";
import type { UriRule } from "@junctor/core";
import { inheritDisclosure } from "../disclosure.ts";
import type { Disclosure } from "../disclosure.ts";
import type { Authorizer } from "./authorizer.ts";
import { checkRoles, faultOfAuthorizer } from "./check-roles.ts";
import { Permissions } from "./permissions.ts";
import type { RoleOptions } from "./role.ts";
import { createRule } from "./rule.ts";

/** What the roles of a realm inherit from it. */
export interface RolesContext {
  readonly uriRule: UriRule;
  readonly disclosure: Disclosure;
  readonly authorize: Authorizer | string | undefined;
}

/** What a realm says of roles. */
export interface RealmRoles {
  /** Default: none are defined; whoever may join may have any. */
  readonly roles?: readonly RoleOptions[] | undefined;
  /** Default: what no permission is about is denied. */
  readonly authorize?: Authorizer | string | undefined;
}

/**
 * Makes the roles of a realm; none if every session may do everything.
 * @throws {RangeError} as `Roles`.
 */
export function createRoles(
  { roles, authorize }: RealmRoles,
  rules: Omit<RolesContext, "authorize">,
): Roles | undefined {
  return roles === undefined && authorize === undefined ? undefined : new Roles(roles, { ...rules, authorize });
}

/** The roles of a realm. */
export class Roles {
  readonly #permissions: ReadonlyMap<string, Permissions>;
  /** Those of any role that is not defined. */
  readonly #others: Permissions | undefined;
  /** Those of a role that is gone: nothing. */
  readonly none: Permissions;

  /**
   * @param roles undefined if any role will do, and has no permissions.
   * @throws {RangeError} that names what is wrong, and where.
   */
  constructor(roles: readonly RoleOptions[] | undefined, context: RolesContext) {
    const fault = faultOfAuthorizer(context.authorize);
    if (fault !== undefined) throw new RangeError(fault);
    checkRoles(roles ?? [], context.uriRule);
    this.#permissions = new Map(roles?.map((role) => [role.name, createPermissions(role, context)]));
    this.none = createPermissions({ name: "" }, { ...context, authorize: undefined });
    this.#others = roles === undefined ? createPermissions({ name: "" }, context) : undefined;
  }

  /** What the sessions of a role may do; undefined if there are roles, and it is none of them. */
  find(role: string): Permissions | undefined {
    return this.#permissions.get(role) ?? this.#others;
  }

  /**
   * What the sessions of a role may do.
   * @throws {ProtocolError} `wamp.error.no_such_role` if there are roles, and it is none of them.
   */
  permissionsOf(role: string): Permissions {
    const permissions = this.find(role);
    if (permissions !== undefined) return permissions;
    throw new ProtocolError("this realm has no such role", ErrorUri.NO_SUCH_ROLE);
  }
}

function createPermissions({ name, permissions = [], ...own }: RoleOptions, context: RolesContext): Permissions {
  const { uriRule } = context;
  const disclosure = inheritDisclosure(own.disclosure, context.disclosure);
  const rules = permissions.map((permission) => createRule(permission, disclosure));
  const { slowConsumer, rate } = own;
  const authorizer = own.authorize ?? context.authorize;
  return new Permissions({ role: name, uriRule, rules, disclosure, authorizer, slowConsumer, rate });
}
