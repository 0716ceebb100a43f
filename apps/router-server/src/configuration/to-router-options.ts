import type { RememberedLogins } from "@junctor/auth/cookie";
import { jsonSchema } from "@junctor/schema";
import type {
  Declarations,
  EventStore,
  Permission,
  RealmOptions,
  RealmTemplate,
  RoleOptions,
  RouterOptions,
} from "@junctor/router";
import { withoutUndefined } from "../without-undefined.ts";
import type { Configuration } from "./schema/configuration-schema.ts";
import type { RealmConfiguration } from "./schema/realm-schema.ts";
import { toAuthentication } from "./to-authentication.ts";
import type { RoleConfiguration } from "./schema/role-schema.ts";

/** What of the realms outlives a change of the configuration, by their names. */
export interface RouterParts {
  /** Default: in memory. */
  readonly stores?: ReadonlyMap<string, EventStore> | undefined;
  /** Default: nobody has logged in. */
  readonly logins?: ReadonlyMap<string, RememberedLogins> | undefined;
}

/** What of one realm does, or of all that are made of one template. */
export interface RealmParts {
  readonly store?: EventStore | undefined;
  readonly logins?: RememberedLogins | undefined;
}

/** What a configuration means for the router inside. */
export function toRouterOptions(
  { realms, limits }: Configuration,
  { stores, logins }: RouterParts = {},
): Pick<RouterOptions, "realms" | "templates" | "limits"> {
  const named = realms.filter(({ template }) => template === undefined);
  const partsOf = ({ name }: RealmConfiguration) => ({ store: stores?.get(name), logins: logins?.get(name) });
  return {
    realms: named.map((realm) => toRealmOptions(realm, partsOf(realm))),
    templates: realms
      .filter(({ template }) => template !== undefined)
      .map((template) => toTemplate(template, partsOf(template))),
    limits: withoutUndefined(limits ?? {}),
  };
}

/** What a realm's section means for the router inside. */
export function toRealmOptions(configuration: RealmConfiguration, { store, logins }: RealmParts = {}): RealmOptions {
  const { roles, template: _template, users: _users, usersFile: _file, decoySecret: _secret, ...rest } = configuration;
  const { validate = false, declarations, ...realm } = rest;
  return {
    ...realm,
    store,
    roles: roles?.map(toRoleOptions),
    authentication: toAuthentication(configuration, logins),
    // The router itself checks what is declared, and says what is wrong with it.
    declarations: declarations as Declarations | undefined,
    validator: validate ? jsonSchema() : undefined,
  };
}

/** What the section of a template means for the router inside. */
export function toTemplate(configuration: RealmConfiguration, { logins }: RealmParts = {}): RealmTemplate {
  const { name, store: _store, ...options } = toRealmOptions(configuration, { logins });
  return { ...options, ...configuration.template, names: name };
}

function toRoleOptions({ permissions, ...role }: RoleConfiguration): RoleOptions {
  return { ...role, permissions: permissions?.map(toPermission) };
}

/** A list of actions in the file, an object of booleans for the router. */
function toPermission({ allow = [], ...rule }: NonNullable<RoleConfiguration["permissions"]>[number]): Permission {
  return { ...rule, allow: Object.fromEntries(allow.map((action) => [action, true])) };
}
