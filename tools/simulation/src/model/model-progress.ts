import { isDeepStrictEqual } from "node:util";
import { MessageType as T } from "@junctor/core";
import type { CallMessage, Dict, YieldMessage } from "@junctor/core";
import { trustlevelOf } from "../setup.ts";
import { tokenOf } from "./expectations.ts";
import { passthruDetails } from "./model-passthru.ts";
import type { ModelRealm } from "./model-realm.ts";
import { identityDetails } from "./model-session.ts";
import type { ModelCall } from "./model-session.ts";

/** A chunk of a call, or all there is of it, goes to its callee. */
export function oweInvocation(realm: ModelRealm, call: ModelCall, message: CallMessage): void {
  if (call.callee === undefined) return;
  const { invocation, registration } = call;
  // Those of the first CALL, with `progress` unless all has come.
  const details = call.chunks === "coming" ? { ...call.details, progress: true } : call.details;
  realm.owe(call.callee.peer, {
    what: `INVOCATION ${invocation} ${String(tokenOf(message))} of ${registration.uri}`,
    accepts: (received) =>
      received.type === T.INVOCATION &&
      received.request === invocation &&
      received.registration === registration.id &&
      isDeepStrictEqual(received.details, details) &&
      tokenOf(received) === tokenOf(message),
  });
}

/** What the callee of a call is told of it; nothing else is disclosed. */
export function invocationDetails(realm: ModelRealm, call: ModelCall): Dict {
  const trustlevel =
    realm.features.dealer.call_trustlevels === true ? trustlevelOf(realm.setup, call.message.procedure) : undefined;
  return {
    ...(isDisclosed(realm, call) ? identityDetails("caller", call.caller) : {}),
    ...(trustlevel === undefined ? {} : { trustlevel }),
    ...(call.registration.match === "exact" ? {} : { procedure: call.message.procedure }),
    ...(call.isKept && call.timeout < Infinity ? { timeout: call.timeout } : {}),
    ...(receivesProgress(realm, call) ? { receive_progress: true } : {}),
    ...passthruDetails(realm.features.dealer, call.message.options),
  };
}

function isDisclosed({ features, setup }: ModelRealm, { message, registration, callee }: ModelCall): boolean {
  const policy = features.dealer.caller_identification === true ? setup.disclosure.caller : "never";
  const isWished = message.options.disclose_me === true || (callee !== undefined && registration.curious.has(callee));
  return policy === "always" || (policy === "allow" && isWished);
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
  const details = { progress: true, ...passthruDetails(realm.features.dealer, message.options) };
  realm.owe(call.caller.peer, {
    what: `progressive RESULT ${String(tokenOf(message))} of call ${call.request}`,
    accepts: (result) =>
      result.type === T.RESULT &&
      result.request === call.request &&
      isDeepStrictEqual(result.details, details) &&
      tokenOf(result) === tokenOf(message),
  });
}

/** The time for the next sign of life starts. */
export function startTime(realm: ModelRealm, call: ModelCall): void {
  if (call.isKept) return;
  call.deadline = realm.now() + call.timeout;
  call.since = realm.input;
}
