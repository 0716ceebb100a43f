import { isDeepStrictEqual } from "node:util";
import { MessageType as T } from "@junctor/core";
import type { CallMessage, Dict, YieldMessage } from "@junctor/core";
import { tokenOf } from "./expectations.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall } from "./model-session.ts";

/** A chunk of a call, or all there is of it, goes to its callee. */
export function oweInvocation(realm: ModelRealm, call: ModelCall, message: CallMessage): void {
  if (call.callee === undefined) return;
  const { invocation, registration } = call;
  const details = invocationDetails(realm, call);
  realm.owe(call.callee.peer, {
    what: `INVOCATION ${invocation} ${String(tokenOf(message))} of ${registration.uri}`,
    accepts: (received) =>
      received.type === T.INVOCATION &&
      received.request === invocation &&
      received.registration === registration.id &&
      isDeepStrictEqual(received.details, { ...details, ...callerDetails(call, received.details) }) &&
      tokenOf(received) === tokenOf(message),
  });
}

/** Who calls is learned from the INVOCATION, if WELCOME is still on its way. */
function callerDetails({ message, caller }: ModelCall, received: Dict): Dict {
  if (message.options.disclose_me !== true) return {};
  caller.id ??= Number(received.caller);
  caller.authid ??= received.caller_authid;
  return { caller: caller.id, caller_authid: caller.authid, caller_authrole: "anonymous" };
}

/** Those of the first CALL, with `progress` unless all has come. */
function invocationDetails(realm: ModelRealm, call: ModelCall): Dict {
  return {
    ...(call.registration.match === "exact" ? {} : { procedure: call.message.procedure }),
    ...(call.isKept && call.timeout < Infinity ? { timeout: call.timeout } : {}),
    ...(receivesProgress(realm, call) ? { receive_progress: true } : {}),
    ...(call.chunks === "coming" ? { progress: true } : {}),
  };
}

/** Whether the callee of a call may send progressive results. */
export function receivesProgress({ features: { dealer } }: ModelRealm, { callee, message }: ModelCall): boolean {
  const able = callee?.features.progressive_call_results === true && callee.features.call_canceling === true;
  return able && dealer.progressive_call_results === true && message.options.receive_progress === true;
}

/** The caller gets a progressive result. */
export function oweProgress(realm: ModelRealm, call: ModelCall, message: YieldMessage): void {
  call.progress = "relayed";
  startTime(realm, call);
  realm.owe(call.caller.peer, {
    what: `progressive RESULT ${String(tokenOf(message))} of call ${call.request}`,
    accepts: (result) =>
      result.type === T.RESULT &&
      result.request === call.request &&
      result.details.progress === true &&
      tokenOf(result) === tokenOf(message),
  });
}

/** The time for the next sign of life starts. */
export function startTime(realm: ModelRealm, call: ModelCall): void {
  if (call.isKept) return;
  call.deadline = realm.now() + call.timeout;
  call.since = realm.input;
}
