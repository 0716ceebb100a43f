import { ErrorUri, MessageType as T } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import { errorReply } from "../refusal.ts";
import type { PendingCall } from "../session/session.ts";
import { limitCall } from "./call-timeout.ts";
import { invoke, noCallee } from "./invoke.ts";
import { answerCall, closeInvocation } from "./pending-calls.ts";

/** A call whose CALL was kept. */
type Reroutable = PendingCall & { readonly message: CallMessage };

/** Whether a callee may still decline the call, so that others of its registration get it. */
export function isDeclinable(call: PendingCall): call is Reroutable {
  return call.message !== undefined && call.state === "open";
}

/**
 * Whether an error of a callee declines the call: nothing of it has reached the caller yet, nor was it canceled
 * (spec: AP-REROUTE-01, T41).
 */
export function isDeclined(call: PendingCall, error: string): call is Reroutable {
  return error === ErrorUri.UNAVAILABLE && isDeclinable(call);
}

/**
 * Hands a declined call to another callee, by the policy of its registration and as if those that declined were not
 * there. The caller learns of it only if nobody is left (spec: AP-REROUTE-02 to AP-REROUTE-05).
 */
export function reroute(realm: Realm, call: Reroutable): void {
  const { caller, callee, message, timer } = call;
  const registration = realm.registrations.get(call.registration);
  const tried = new Set(call.tried).add(callee);
  const refusal = registration === undefined ? noCallee : invoke(registration, { caller, message, tried, timer });
  if (refusal !== undefined) {
    answerCall(call, errorReply({ type: T.CALL, request: call.request }, refusal));
    return;
  }
  closeInvocation(call);
  limitCall(realm.clock, caller, message);
  call.seat?.announceRoom();
}
