import { isDeepStrictEqual } from "node:util";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";

/** What of a realm may change while sessions are open. */
const REALM_KEYS: ReadonlySet<string> = new Set([
  "authentication",
  "users",
  "usersFile",
  "decoySecret",
  "roles",
  "authorize",
  "template",
]);

/** Keys of the file whose values may change while the router runs, besides what is above. */
const FILE_KEYS: ReadonlySet<string> = new Set(["$schema", "listeners", "realms", "connections", "shutdown"]);

/** The keys of the file and of realms that differ between two configurations and need a new start, as messages name them. */
export function findFixedChanges(old: Configuration, next: Configuration): readonly string[] {
  return [...differingKeys(old, next).filter((key) => !FILE_KEYS.has(key)), ...realmChanges(old, next)];
}

function realmChanges({ realms: old }: Configuration, { realms }: Configuration): readonly string[] {
  return realms.flatMap((realm, index) => {
    const former = old.find(({ name }) => name === realm.name);
    if (former === undefined) return reusedStore(old, realm.store?.path) ? [`realms[${index}].store.path`] : [];
    return differingKeys(former, realm)
      .filter((key) => !REALM_KEYS.has(key))
      .map((key) => `realms[${index}].${key}`);
  });
}

/** The store of a realm that is there, or is about to go, is open. */
function reusedStore(old: Configuration["realms"], path: string | undefined): boolean {
  return path !== undefined && old.some(({ store }) => store?.path === path);
}

function differingKeys(old: object, next: object): readonly string[] {
  const [before, after] = [old, next] as Record<string, unknown>[];
  const keys = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...keys].filter((key) => !isDeepStrictEqual(before?.[key], after?.[key]));
}
