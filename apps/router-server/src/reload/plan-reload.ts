import { isDeepStrictEqual } from "node:util";
import { firstRealm } from "../configuration/first-realm.ts";
import { listenerDefaults } from "../configuration/listener-defaults.ts";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";
import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";
import type { RealmConfiguration } from "../configuration/schema/realm-schema.ts";
import { findFixedChanges } from "./find-fixed-changes.ts";

/** A listener of the next configuration, and the number of the one it goes on as; undefined if it is new. */
export interface PlannedListener {
  readonly configuration: ListenerConfiguration;
  readonly former: number | undefined;
}

/** What a reload comes to. */
export interface ReloadPlan {
  /** In the order of the next configuration. */
  readonly listeners: readonly PlannedListener[];
  readonly addedRealms: readonly RealmConfiguration[];
  readonly changedRealms: readonly RealmConfiguration[];
  readonly removedRealms: readonly RealmConfiguration[];
  /** What takes a new start, as messages name it. Nothing is done then. */
  readonly fixed: readonly string[];
}

/** Compares two configurations. Listeners are the same if their places are, realms if their names are. */
export function planReload(old: Configuration, next: Configuration): ReloadPlan {
  const listeners = pairListeners(old.listeners ?? [{}], next.listeners ?? [{}]);
  const formerly = new Map(old.realms.map((realm) => [realm.name, realm]));
  const names = new Set(next.realms.map(({ name }) => name));
  const kept = next.realms.filter(({ name }) => formerly.has(name));
  return {
    listeners,
    addedRealms: next.realms.filter(({ name }) => !formerly.has(name)),
    changedRealms: kept.filter((realm) => !isDeepStrictEqual(realm, formerly.get(realm.name))),
    removedRealms: old.realms.filter(({ name }) => !names.has(name)),
    fixed: [...findFixedChanges(old, next), ...changedListeners(old, listeners), ...movedDemo(old, next)],
  };
}

function pairListeners(
  old: readonly ListenerConfiguration[],
  next: readonly ListenerConfiguration[],
): readonly PlannedListener[] {
  const places = new Map<string, number[]>();
  old.forEach((listener, index) => {
    const place = placeOf(listener);
    places.set(place, [...(places.get(place) ?? []), index]);
  });
  return next.map((configuration) => ({ configuration, former: places.get(placeOf(configuration))?.shift() }));
}

function placeOf(listener: ListenerConfiguration): string {
  const { path, host, port } = { ...listenerDefaults, ...listener };
  return path ?? `${host}:${port}`;
}

/** A place that is listened on is what it is, as to who may open it and whether it is encrypted. */
function changedListeners({ listeners: old = [{}] }: Configuration, planned: readonly PlannedListener[]): string[] {
  return planned.flatMap(({ configuration, former }, index) => {
    if (former === undefined) return [];
    const before = old[former] ?? {};
    const changed: string[] = [];
    if (modeOf(before) !== modeOf(configuration)) changed.push("mode");
    if ((before.tls === undefined) !== (configuration.tls === undefined)) changed.push("tls");
    return changed.map((key) => `listeners[${index}].${key}`);
  });
}

function modeOf({ mode = listenerDefaults.mode }: ListenerConfiguration): string {
  return mode;
}

/** The backend of the demo is started with the router, in the first realm. */
function movedDemo(old: Configuration, next: Configuration): readonly string[] {
  const place = (next.listeners ?? []).findIndex(({ page }) => page === "demo");
  if (place === -1) return [];
  const stays = old.listeners?.some(({ page }) => page === "demo") === true && firstRealm(old) === firstRealm(next);
  return stays ? [] : [`listeners[${place}].page`];
}
