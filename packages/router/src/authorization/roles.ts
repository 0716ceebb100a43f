import { ErrorUri, ProtocolError } from "@junctor/core";
import type { UriRule } from "@junctor/core";
import { inheritDisclosure } from "../disclosure.ts";
import type { Disclosure } from "../disclosure.ts";
import { checkRoles } from "./check-roles.ts";
import { Permissions } from "./permissions.ts";
import type { RoleOptions } from "./role.ts";
import { createRule } from "./rule.ts";

/** What the roles of a realm inherit from it. */
export interface RolesContext {
  readonly uriRule: UriRule;
  readonly disclosure: Disclosure;
}

/** The roles of a realm: who else joins has none, and may not. */
export class Roles {
  readonly #permissions: ReadonlyMap<string, Permissions>;

  /** @throws {RangeError} that names what is wrong, and where. */
  constructor(roles: readonly RoleOptions[], context: RolesContext) {
    checkRoles(roles, context.uriRule);
    this.#permissions = new Map(roles.map((role) => [role.name, createPermissions(role, context)]));
  }

  /**
   * What the sessions of a role may do.
   * @throws {ProtocolError} `wamp.error.no_such_role`.
   */
  permissionsOf(role: string): Permissions {
    const permissions = this.#permissions.get(role);
    if (permissions !== undefined) return permissions;
    throw new ProtocolError("this realm has no such role", ErrorUri.NO_SUCH_ROLE);
  }
}

function createPermissions({ name, permissions = [], ...own }: RoleOptions, context: RolesContext): Permissions {
  const disclosure = inheritDisclosure(own.disclosure, context.disclosure);
  const rules = permissions.map((permission) => createRule(permission, disclosure));
  return new Permissions({ role: name, uriRule: context.uriRule, rules, disclosure, slowConsumer: own.slowConsumer });
}
