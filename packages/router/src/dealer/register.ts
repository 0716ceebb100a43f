import { ErrorUri, MessageType as T } from "@junctor/core";
import { disclosureOf } from "../authorization/disclosure-of.ts";
import { disclosesCallers, refuseDisclosure } from "../disclosure.ts";
import { matchPolicy, refuseApplicationPattern, unknownMatch } from "../match-policy.ts";
import { announceRegistered } from "../meta/registration-events.ts";
import type { Handler } from "../realm/handler.ts";
import type { Realm } from "../realm/realm.ts";
import { readKey } from "../read-key.ts";
import { errorReply, refuseBeyond } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { readInvocationPolicy, refuseInvocationPolicy } from "./invocation-policy.ts";
import type { Registering, Serving } from "./registrations.ts";
import { serveWaiting } from "./serve-waiting.ts";
import { takeOver } from "./take-over.ts";
import { refuseTakeover } from "./takeover-rule.ts";
import { keepsTimeouts } from "./timeout-keeper.ts";

/**
 * REGISTER: answered by REGISTERED or ERROR (spec: BP-RPC-01). With `force_reregister` the procedure is taken over
 * from whoever has it.
 */
export const register: Handler<typeof T.REGISTER> = (realm, callee, message) => {
  const { options, procedure } = message;
  const match = matchPolicy(options);
  const concurrency = options.concurrency as number | undefined;
  const serving = { concurrency, nkey: readKey(options.nkey), invoke: readInvocationPolicy(options.invoke) };
  const registering: Serving = { procedure, match: match ?? "exact", ...serving };
  const refusal =
    (match === undefined ? unknownMatch : undefined) ??
    refuseInvocationPolicy(options.invoke) ??
    (concurrency === 0 ? noConcurrency : undefined) ??
    refuseDisclosure(disclosureOf(callee, message).caller, options.disclose_caller) ??
    refuse(realm, callee, [registering, options.force_reregister === true]);
  if (refusal !== undefined) {
    callee.outbox.deliver(errorReply(message, refusal));
    return;
  }
  const former = realm.registrations.find(procedure, registering.match);
  if (options.force_reregister === true && former !== undefined) takeOver(realm, former);
  const held = callee.registrations.size;
  const registration = realm.registrations.add(callee, registering);
  if (keepsTimeouts(realm.rules.timeoutKeeper, callee, options)) callee.timeoutsKept.add(registration.id);
  if (disclosesCallers(disclosureOf(callee, message).caller, options)) callee.callersDisclosed.add(registration.id);
  callee.outbox.deliver({ type: T.REGISTERED, request: message.request, registration: registration.id });
  if (callee.registrations.size === held) return;
  serveWaiting(realm.clock, registration, "any");
  announceRegistered(realm, callee, registration);
};

const noConcurrency: Refusal = { error: ErrorUri.OPTION_NOT_ALLOWED, text: "concurrency is at least 1" };

function refuse(realm: Realm, callee: Session, [registering, force]: [Registering, boolean]): Refusal | undefined {
  const pattern = { uri: registering.procedure, match: registering.match };
  const refusal = refuseApplicationPattern(pattern, realm.rules.uriRule);
  if (refusal !== undefined) return refusal;
  const registration = realm.registrations.find(registering.procedure, registering.match);
  if (registration !== undefined && force) {
    const takeover = refuseTakeover(realm.rules.takeover, callee, registration);
    if (takeover !== undefined) return takeover;
  } else if (registration !== undefined && !mayShare(registration, registering)) {
    return { error: ErrorUri.PROCEDURE_ALREADY_EXISTS };
  }
  if (registration?.callees.includes(callee)) return undefined;
  return refuseBeyond(realm.limits.maxRegistrations, callee.registrations.size, "registrations");
}

/** `single` is never shared, not even with its own callee; the others with callees that ask for the same (spec: T29). */
function mayShare(registration: Registering, registering: Registering): boolean {
  return registration.invoke !== "single" && registration.invoke === registering.invoke;
}
