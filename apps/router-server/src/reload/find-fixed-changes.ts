import { isDeepStrictEqual } from "node:util";
import { listenerDefaults } from "../configuration/listener-defaults.ts";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";
import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";
import type { RealmConfiguration } from "../configuration/schema/realm-schema.ts";

/** What of a listener is what it is. All else may change while it listens. */
const LISTENER_KEYS = ["host", "port", "path", "mode"] as const;

/** What of a realm may change while sessions are open. */
const REALM_KEYS: ReadonlySet<string> = new Set([
  "authentication",
  "users",
  "usersFile",
  "decoySecret",
  "roles",
  "authorize",
]);

/** Keys of the file whose values may change while the router runs, besides what is above. */
const FILE_KEYS: ReadonlySet<string> = new Set(["$schema", "listeners", "realms", "connections", "shutdown"]);

/** The keys that differ between two configurations and need a new start, as messages name them. */
export function findFixedChanges(old: Configuration, next: Configuration): readonly string[] {
  return [...fileChanges(old, next), ...listenerChanges(old, next), ...realmChanges(old, next)];
}

function fileChanges(old: Configuration, next: Configuration): readonly string[] {
  return differingKeys(old, next).filter((key) => !FILE_KEYS.has(key));
}

function listenerChanges({ listeners: old = [{}] }: Configuration, next: Configuration): readonly string[] {
  const { listeners = [{}] } = next;
  if (old.length !== listeners.length) return ["listeners"];
  return listeners.flatMap((listener, index) => {
    const before = old[index] ?? {};
    const changed = LISTENER_KEYS.filter((key) => valueOf(before, key) !== valueOf(listener, key)) as string[];
    if ((before.tls === undefined) !== (listener.tls === undefined)) changed.push("tls");
    return changed.map((key) => `listeners[${index}].${key}`);
  });
}

function valueOf(listener: ListenerConfiguration, key: (typeof LISTENER_KEYS)[number]): unknown {
  return { ...listenerDefaults, ...listener }[key];
}

function realmChanges({ realms: old }: Configuration, { realms }: Configuration): readonly string[] {
  const names = (list: readonly RealmConfiguration[]): string[] => list.map(({ name }) => name);
  if (!isDeepStrictEqual(names(old), names(realms))) return ["realms"];
  return realms.flatMap((realm, index) =>
    differingKeys(old[index] ?? {}, realm)
      // What is in a template is in the realms that were made of it.
      .filter((key) => !REALM_KEYS.has(key) || realm.template !== undefined)
      .map((key) => `realms[${index}].${key}`),
  );
}

function differingKeys(old: object, next: object): readonly string[] {
  const [before, after] = [old, next] as Record<string, unknown>[];
  const keys = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...keys].filter((key) => !isDeepStrictEqual(before?.[key], after?.[key]));
}
