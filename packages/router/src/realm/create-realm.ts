import { acceptAnonymous } from "@junctor/auth";
import { isPattern, isUri } from "@junctor/core";
import { createRetentionRules } from "../broker/retention-rules.ts";
import { routerFeatures } from "../features.ts";
import { allowedDisclosure, inheritDisclosure } from "../disclosure.ts";
import { authorizationOf } from "../authorization/realm-authorization.ts";
import { createRoles } from "../authorization/roles.ts";
import { checkStatsRule } from "../meta/stats-rule.ts";
import type { Pattern } from "../match-policy.ts";
import { declareForRealm } from "../reflection/declare-for-realm.ts";
import type { RealmOptions } from "../router-options.ts";
import { chooseMethod } from "../session/choose-method.ts";
import { faultOfRate } from "../session/message-rate.ts";
import type { Authenticator } from "../session/identity.ts";
import { memoryStore } from "../store/memory-store.ts";
import { checkTrustlevel } from "../trustlevel.ts";
import { Realm } from "./realm.ts";
import type { RealmInit, RealmRules } from "./realm.ts";

/** What all realms of a router share. */
export type RealmEnvironment = Pick<RealmInit, "limits" | "clock" | "random" | "counters" | "logger">;

/**
 * Makes a realm of its options.
 * @throws {RangeError} if its name is not a valid URI, its trustlevel or `maxWaitingCalls` no integer from 0 upwards,
 *   a topic with a history no valid pattern, its authentication ambiguous, or something wrong with its roles,
 *   declarations, retention or stats.
 */
export function createRealm(options: RealmOptions, environment: RealmEnvironment): Realm {
  if (!isUri(options.name)) throw new RangeError(`"${options.name}" is not a valid realm name`);
  if (typeof options.trustlevel === "number") checkTrustlevel(options.trustlevel);
  if (options.stats !== undefined) checkStatsRule(options.stats);
  const fault = faultOfRate(options.rate);
  if (fault !== undefined) throw new RangeError(fault);
  const rules = createRules(options);
  const realm = new Realm({
    ...environment,
    name: options.name,
    features: routerFeatures,
    validator: options.validator,
    store: options.store ?? memoryStore(environment.limits),
    authenticate: authenticatorOf(options),
    methods: options.authentication ?? [],
    roles: createRoles(options, rules),
    rules,
  });
  realm.invalidateAnswers = (filter) => authorizationOf(realm).invalidate(filter);
  for (const { topic, match = "exact" } of options.history ?? []) recordHistory(realm, { uri: topic, match });
  declareForRealm(realm, options.declarations ?? {});
  return realm;
}

/**
 * What decides who may join a realm.
 * @throws {RangeError} if its authentication is ambiguous.
 */
export function authenticatorOf({ name, authenticate, authentication }: RealmOptions): Authenticator {
  if (authenticate === undefined) return chooseMethod(authentication ?? [acceptAnonymous()]);
  if (authentication === undefined) return authenticate;
  throw new RangeError(`realm "${name}" has both "authenticate" and "authentication"`);
}

function recordHistory(realm: Realm, { uri, match }: Pattern): void {
  if (!isPattern(uri, match, realm.rules.uriRule)) throw new RangeError(`"${uri}" is not a valid ${match} pattern`);
  realm.subscriptions.record(uri, match);
}

function createRules(options: RealmOptions): RealmRules {
  const uriRule = options.uriRule ?? "loose";
  return {
    uriRule,
    requestIds: options.requestIds ?? "ascending",
    announcedRoles: options.announcedRoles ?? "lenient",
    disclosure: inheritDisclosure(options.disclosure, allowedDisclosure),
    trustlevel: options.trustlevel,
    rate: options.rate,
    slowConsumer: options.slowConsumer ?? "disconnect",
    metaKill: options.metaKill ?? false,
    timeoutKeeper: options.timeoutKeeper ?? "asked",
    stats: options.stats,
    retention: createRetentionRules(options.retention, uriRule),
    takeover: options.forceReregister ?? "sameIdentity",
    maxWaiting: checkMaxWaiting(options.maxWaitingCalls ?? 0),
  };
}

function checkMaxWaiting(calls: number): number {
  if (!Number.isSafeInteger(calls) || calls < 0) {
    throw new RangeError(`maxWaitingCalls is ${calls}, not an integer from 0 upwards`);
  }
  return calls;
}
