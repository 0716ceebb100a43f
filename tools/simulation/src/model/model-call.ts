import { ErrorUri, MessageType as T } from "@junctor/core";
import type { CallMessage, CancelMessage } from "@junctor/core";
import { limits } from "../limits.ts";
import { endCall, interrupt } from "./model-call-ends.ts";
import { modelInvoke } from "./model-line.ts";
import { modelMetaCall } from "./model-meta-call.ts";
import { modelPassthru } from "./model-passthru.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelRegistration, ModelSession } from "./model-session.ts";
import { best } from "./patterns.ts";

/** CALL. */
export function modelCall(realm: ModelRealm, caller: ModelSession, message: CallMessage): void {
  modelPassthru(caller.callerFeatures, message.options);
  if (modelMetaCall(realm, caller, message)) return;
  const registration = best(realm.registrations, message.procedure);
  if (registration === undefined) {
    const error = message.procedure.includes(" ") ? ErrorUri.INVALID_URI : ErrorUri.NO_SUCH_PROCEDURE;
    return realm.oweError(caller, message, error);
  }
  if (realm.drainsUntil !== undefined) return realm.oweError(caller, message, ErrorUri.UNAVAILABLE);
  if (caller.calls.size >= limits.maxCalls) return realm.oweError(caller, message, ErrorUri.UNAVAILABLE);
  const error = refusal(realm, registration, message);
  if (error !== undefined) return realm.oweError(caller, message, error);
  const timeout = timeoutOf(realm, message);
  modelInvoke(realm, {
    caller,
    request: message.request,
    message,
    registration,
    callee: undefined,
    invocation: 0,
    isSeated: false,
    tried: new Set(),
    state: "waiting",
    chunks: message.options.progress === true ? "coming" : "none",
    progress: "none",
    isKept: false,
    details: {},
    timeout,
    deadline: realm.now() + timeout,
    since: realm.input,
  });
}

/** Why a call is refused whoever its callees are. */
function refusal(
  { setup }: ModelRealm,
  { invoke }: ModelRegistration,
  { options: { disclose_me: disclosed, runmode, rkey } }: CallMessage,
): string | undefined {
  if (disclosed === true && setup.disclosure.caller === "never") return ErrorUri.OPTION_DISALLOWED_DISCLOSE_ME;
  if (runmode !== undefined && runmode !== "partition") return ErrorUri.OPTION_NOT_ALLOWED;
  const needsKey = runmode === "partition" || invoke === "x_hash";
  return needsKey && rkey === undefined ? ErrorUri.INVALID_ARGUMENT : undefined;
}

function timeoutOf(realm: ModelRealm, { options }: CallMessage): number {
  const timeout = realm.features.dealer.call_timeout === true ? Number(options.timeout ?? 0) : 0;
  return timeout === 0 ? Infinity : timeout;
}

/** CANCEL. */
export function modelCancel(realm: ModelRealm, caller: ModelSession, message: CancelMessage): void {
  const call = caller.calls.get(message.request);
  if (call === undefined) return;
  const { mode = "killnowait" } = message.options;
  if (mode !== "skip" && mode !== "kill" && mode !== "killnowait") {
    return realm.oweError(caller, message, ErrorUri.INVALID_ARGUMENT);
  }
  if (realm.features.dealer.call_canceling !== true || call.state === "canceling") return;
  const interrupted = mode !== "skip" && call.state !== "waiting" && interrupt(realm, call, mode);
  if (interrupted && mode === "kill") {
    call.state = "canceling";
    return;
  }
  realm.oweError(caller, { type: T.CALL, request: call.request }, ErrorUri.CANCELED);
  endCall(realm, call, interrupted ? "told" : "untold");
}
