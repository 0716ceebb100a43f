import { isPattern, isUri } from "@junctor/core";
import { routerFeatures } from "../features.ts";
import type { Pattern } from "../match-policy.ts";
import type { RealmOptions } from "../router-options.ts";
import { authenticateAnonymously } from "../session/authenticate-anonymously.ts";
import { memoryStore } from "../store/memory-store.ts";
import { checkTrustlevel } from "../trustlevel.ts";
import { Realm } from "./realm.ts";
import type { RealmInit } from "./realm.ts";

/** What all realms of a router share. */
export type RealmEnvironment = Pick<RealmInit, "limits" | "clock" | "random" | "counters" | "logger">;

/**
 * Makes a realm of its options.
 * @throws {RangeError} if its name is not a valid URI, its trustlevel no integer from 0 upwards, or a topic with a
 *   history no valid pattern.
 */
export function createRealm(options: RealmOptions, environment: RealmEnvironment): Realm {
  if (!isUri(options.name)) throw new RangeError(`"${options.name}" is not a valid realm name`);
  if (typeof options.trustlevel === "number") checkTrustlevel(options.trustlevel);
  const realm = new Realm({
    ...environment,
    name: options.name,
    features: routerFeatures,
    store: options.store ?? memoryStore(environment.limits),
    authenticate: options.authenticate ?? authenticateAnonymously,
    rules: {
      uriRule: options.uriRule ?? "loose",
      requestIds: options.requestIds ?? "ascending",
      announcedRoles: options.announcedRoles ?? "lenient",
      disclosure: { publisher: "allow", caller: "allow", ...options.disclosure },
      trustlevel: options.trustlevel,
      metaKill: options.metaKill ?? false,
      timeoutKeeper: options.timeoutKeeper ?? "asked",
      takeover: options.forceReregister ?? "sameIdentity",
    },
  });
  for (const { topic, match = "exact" } of options.history ?? []) recordHistory(realm, { uri: topic, match });
  return realm;
}

function recordHistory(realm: Realm, { uri, match }: Pattern): void {
  if (!isPattern(uri, match, realm.rules.uriRule)) throw new RangeError(`"${uri}" is not a valid ${match} pattern`);
  realm.subscriptions.record(uri, match);
}
