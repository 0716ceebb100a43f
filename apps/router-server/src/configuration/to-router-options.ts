import { jsonSchema } from "@junctor/schema";
import type { Declarations, EventStore, Permission, RealmOptions, RoleOptions, RouterOptions } from "@junctor/router";
import { withoutUndefined } from "../without-undefined.ts";
import type { Configuration } from "./schema/configuration-schema.ts";
import type { RealmConfiguration } from "./schema/realm-schema.ts";
import { toAuthentication } from "./to-authentication.ts";
import type { RoleConfiguration } from "./schema/role-schema.ts";

/** What a configuration means for the router inside. */
export function toRouterOptions(
  { realms, limits }: Configuration,
  stores: ReadonlyMap<string, EventStore> = new Map(),
): Pick<RouterOptions, "realms" | "limits"> {
  return {
    realms: realms.map((realm) => toRealmOptions(realm, stores.get(realm.name))),
    limits: withoutUndefined(limits ?? {}),
  };
}

/** What a realm's section means for the router inside. */
export function toRealmOptions(configuration: RealmConfiguration, store?: EventStore): RealmOptions {
  const { roles, users: _users, usersFile: _file, decoySecret: _secret, ...rest } = configuration;
  const { validate = false, declarations, ...realm } = rest;
  return {
    ...realm,
    store,
    roles: roles?.map(toRoleOptions),
    authentication: toAuthentication(configuration),
    // The router itself checks what is declared, and says what is wrong with it.
    declarations: declarations as Declarations | undefined,
    validator: validate ? jsonSchema() : undefined,
  };
}

function toRoleOptions({ permissions, ...role }: RoleConfiguration): RoleOptions {
  return { ...role, permissions: permissions?.map(toPermission) };
}

/** A list of actions in the file, an object of booleans for the router. */
function toPermission({ allow = [], ...rule }: NonNullable<RoleConfiguration["permissions"]>[number]): Permission {
  return { ...rule, allow: Object.fromEntries(allow.map((action) => [action, true])) };
}
