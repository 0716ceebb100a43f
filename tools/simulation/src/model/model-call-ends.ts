import { ErrorUri, MessageType as T } from "@junctor/core";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall, ModelSession } from "./model-session.ts";

/** A call is over, on both sides. */
export function endCall(call: ModelCall): void {
  call.caller.calls.delete(call.request);
  call.callee.invocations.delete(call.invocation);
}

/** The caller left: nobody waits for its calls. */
export function modelCallerLeft(realm: ModelRealm, caller: ModelSession): void {
  for (const call of caller.calls.values()) {
    endCall(call);
    if (call.callee !== caller) interrupt(realm, call, "killnowait");
  }
}

/** Calls that took too long: as a CANCEL `killnowait`, with another error. */
export function modelTimeouts(realm: ModelRealm): void {
  const now = realm.now();
  const late = [...realm.sessions].flatMap(({ calls }) =>
    [...calls.values()].filter(({ deadline }) => deadline <= now),
  );
  for (const call of late) {
    endCall(call);
    interrupt(realm, call, "killnowait");
    realm.oweError(call.caller, { type: T.CALL, request: call.request }, ErrorUri.TIMEOUT);
  }
}

/** The callee left: its callers are told. */
export function modelCalleeLeft(realm: ModelRealm, callee: ModelSession): void {
  for (const call of callee.invocations.values()) {
    endCall(call);
    realm.oweError(call.caller, { type: T.CALL, request: call.request }, ErrorUri.CANCELED);
  }
}

/** INTERRUPT, for callees that know it. */
export function interrupt(
  realm: ModelRealm,
  { callee, invocation }: Pick<ModelCall, "callee" | "invocation">,
  mode: string,
): boolean {
  const canceling = realm.features.dealer.call_canceling === true && callee.features.call_canceling === true;
  if (!canceling || callee.peer.flow !== "normal") return false;
  realm.oweFields(callee.peer, { type: T.INTERRUPT, request: invocation, options: { mode } });
  return true;
}
