import { EMPTY_DICT, ErrorUri, MessageType as T, Payload, PayloadError, WampError } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import { refusalOf } from "../dealer/undelivered.ts";
import type { Realm } from "../realm/realm.ts";
import { refuseUri } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { MetaArguments } from "./meta-arguments.ts";
import { metaProcedures } from "./meta-procedures.ts";

/**
 * Answers a CALL to a URI under `wamp`. No registration, of whatever pattern, gets to see such a call.
 * @returns why there was no RESULT.
 */
export function answerMetaCall(realm: Realm, caller: Session, message: CallMessage): Refusal | undefined {
  const procedure = metaProcedures.get(message.procedure);
  if (procedure === undefined) {
    return refuseUri(message.procedure, realm.rules.uriRule) ?? { error: ErrorUri.NO_SUCH_PROCEDURE };
  }
  if (message.options.progress === true) return progressive;
  try {
    const payload = Payload.of(procedure(realm, caller, new MetaArguments(message.payload)));
    const delivery = caller.outbox.deliver({ type: T.RESULT, request: message.request, details: EMPTY_DICT, payload });
    return delivery === "queued" ? undefined : refusalOf(delivery);
  } catch (error) {
    return refusalBy(error);
  }
}

/** The router is a callee that takes its arguments at once (spec: AP-PCI-04). */
const progressive: Refusal = {
  error: ErrorUri.FEATURE_NOT_SUPPORTED,
  text: "the procedures of the router do not support progressive_call_invocations",
};

function refusalBy(error: unknown): Refusal {
  if (error instanceof PayloadError) return { error: ErrorUri.INVALID_ARGUMENT, text: error.message };
  if (!(error instanceof WampError)) throw error;
  const [text] = error.args;
  return typeof text === "string" ? { error: error.uri, text, kwargs: error.kwargs } : { error: error.uri };
}
