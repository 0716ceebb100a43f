import { ErrorUri, MessageType as T } from "@junctor/core";
import type { Dict, RegisterMessage } from "@junctor/core";
import { limits } from "../limits.ts";
import { freshId } from "./model-broker.ts";
import { modelServe, seat } from "./model-line.ts";
import { oweRegistered } from "./model-meta.ts";
import type { ModelRealm } from "./model-realm.ts";
import { revokeCallee } from "./model-revoke.ts";
import type { ModelRegistration, ModelSession } from "./model-session.ts";
import { asMatchPolicy, isRefused } from "./patterns.ts";

const policies: readonly unknown[] = ["single", "first", "last", "roundrobin", "random", "least_loaded", "x_hash"];

/** REGISTER. */
export function modelRegister(realm: ModelRealm, callee: ModelSession, message: RegisterMessage): void {
  const { match: asked = "exact", invoke = "single", force_reregister: force } = message.options;
  const match = asMatchPolicy(asked);
  if (match === undefined || !policies.includes(invoke)) {
    return realm.oweError(callee, message, ErrorUri.OPTION_NOT_ALLOWED);
  }
  const held = realm.registrations.find((each) => each.uri === message.procedure && each.match === match);
  const error = refusal(realm, callee, { message, held });
  if (error !== undefined) return realm.oweError(callee, message, error);
  if (force === true && held !== undefined) takeOver(realm, held);
  const found = held !== undefined && realm.registrations.includes(held) ? held : undefined;
  const holds = found !== undefined && callee.registrations.has(found);
  const registration = found ?? newRegistration(realm, { uri: message.procedure, match, invoke: invoke as string });
  if (!holds) addCallee(registration, callee, message.options);
  noteWishes(realm, registration, [callee, message.options]);
  realm.owe(callee.peer, {
    what: `REGISTERED ${message.request}`,
    accepts: (answer) =>
      answer.type === T.REGISTERED &&
      answer.request === message.request &&
      (registration.id ??= freshId(realm.registrations, answer.registration)) === answer.registration,
  });
  if (holds) return;
  modelServe(realm, registration);
  oweRegistered(realm, callee, registration);
}

interface Asked {
  readonly message: RegisterMessage;
  /** What is there already of that pattern. */
  readonly held: ModelRegistration | undefined;
}

function refusal(realm: ModelRealm, callee: ModelSession, { message, held }: Asked): string | undefined {
  const { invoke = "single", force_reregister: force, disclose_caller: discloses } = message.options;
  if (discloses === true && realm.setup.disclosure.caller === "never") return ErrorUri.OPTION_DISALLOWED_DISCLOSE_ME;
  if (isRefused(message.procedure)) return ErrorUri.INVALID_URI;
  if (held !== undefined && force === true) {
    if (!held.callees.every((each) => mayTake(realm, callee, each))) return ErrorUri.NOT_AUTHORIZED;
  } else if (held !== undefined && (invoke === "single" || held.invoke !== invoke)) {
    return ErrorUri.PROCEDURE_ALREADY_EXISTS;
  }
  const isFull = callee.registrations.size >= limits.maxRegistrations;
  return isFull && held?.callees.includes(callee) !== true ? ErrorUri.UNAVAILABLE : undefined;
}

function mayTake({ setup }: ModelRealm, taker: ModelSession, { identity }: ModelSession): boolean {
  const isSameRole = taker.identity.authrole === identity.authrole;
  switch (setup.forceReregister) {
    case "anyone":
      return true;
    case "nobody":
      return false;
    case "sameAuthrole":
      return isSameRole;
    case "sameIdentity":
      return isSameRole && taker.identity.authid === identity.authid;
  }
}

/** Who had the procedure has it no more, and learns so before anything comes of who has it now. */
function takeOver(realm: ModelRealm, former: ModelRegistration): void {
  for (const callee of Array.from(former.callees)) {
    revokeCallee(realm, callee, { registration: former, reason: "wamp.error.unregistered" });
  }
  realm.input++;
}

function addCallee(registration: ModelRegistration, callee: ModelSession, { concurrency, nkey }: Dict): void {
  registration.callees.push(callee);
  callee.registrations.add(registration);
  if (concurrency !== undefined) registration.concurrency.set(callee, Number(concurrency));
  if (typeof nkey === "string") registration.nodes.set(callee, nkey);
  const isFirst = !registration.isSeated;
  const isCounting = registration.invoke === "least_loaded" || registration.invoke === "x_hash";
  registration.isSeated ||= isCounting || concurrency !== undefined || nkey !== undefined;
  if (registration.isSeated) for (const each of isFirst ? registration.callees : [callee]) seat(registration, each);
}

/** What a callee wants of its calls; it may want more when it registers again. */
function noteWishes(
  { features: { dealer }, setup }: ModelRealm,
  registration: ModelRegistration,
  [callee, { forward_timeout: keeps, disclose_caller: discloses }]: readonly [ModelSession, Dict],
): void {
  const mayKeep = dealer.call_timeout === true && callee.features.call_timeout === true;
  if (keeps === true && mayKeep) registration.keepers.add(callee);
  if (discloses === true && setup.disclosure.caller === "allow") registration.curious.add(callee);
}

function newRegistration(
  realm: ModelRealm,
  asked: Pick<ModelRegistration, "uri" | "match" | "invoke">,
): ModelRegistration {
  const registration: ModelRegistration = {
    ...asked,
    id: undefined,
    callees: [],
    concurrency: new Map(),
    keepers: new Set(),
    curious: new Set(),
    nodes: new Map(),
    isSeated: false,
    waiting: [],
    turn: 0,
  };
  realm.registrations.push(registration);
  return registration;
}
