import { EMPTY_DICT, MessageType as T, ProtocolError } from "@junctor/core";
import type { ErrorMessage } from "@junctor/core";
import { carryPassthru, requirePassthru } from "../payload-passthru.ts";
import type { Handler } from "../realm/handler.ts";
import { errorReply, refuseUri } from "../refusal.ts";
import { refuseInvalidAnswer } from "../validation/refuse-invalid-answer.ts";
import { settleAbandoned } from "./abandoned-invocations.ts";
import { answeredCall } from "./answered-call.ts";
import { answerCall } from "./pending-calls.ts";
import { refuseAnswer } from "./refuse-answer.ts";
import { isDeclined, reroute } from "./reroute.ts";

/**
 * ERROR of a callee: becomes the ERROR of the call, with its URI and payload (spec: BP-RPC-09), unless it declines
 * the call and another callee is to be asked. Of its details go on only those of payload passthru mode.
 * Clients answer nothing but INVOCATIONs (spec: BP-PERR-08).
 */
export const invocationError: Handler<typeof T.ERROR> = (realm, callee, message) => {
  if (message.requestType !== T.INVOCATION) {
    throw new ProtocolError(`a client may answer INVOCATION with ERROR, not type ${message.requestType}`);
  }
  requirePassthru(callee, "callee", message.details);
  const call = answeredCall(realm, callee, message.request);
  if (call === undefined) return settleAbandoned(callee, message.request);
  if (isDeclined(call, message.error)) return reroute(realm, call);
  if (refuseAnswer(call, message)) return;
  if (refuseInvalidAnswer(realm.validation, call, message)) return;
  // The callee awaits no answer to an ERROR, so it is the caller who learns of an invalid URI (spec: BP-URI-09).
  const refusal = refuseUri(message.error, realm.rules.uriRule);
  answerCall(call, refusal === undefined ? relayed(message, call.request) : errorReply(callOf(call.request), refusal));
};

function relayed(message: ErrorMessage, request: number): ErrorMessage {
  const { error, payload } = message;
  const details = carryPassthru(EMPTY_DICT, message.details);
  return { type: T.ERROR, requestType: T.CALL, request, details, error, payload };
}

function callOf(request: number): { type: number; request: number } {
  return { type: T.CALL, request };
}
