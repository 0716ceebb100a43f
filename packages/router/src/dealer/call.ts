import { ErrorUri } from "@junctor/core";
import type { CallMessage, MessageType as T } from "@junctor/core";
import { disclosureOf } from "../authorization/disclosure-of.ts";
import { refuseDisclosure } from "../disclosure.ts";
import { answerMetaCall } from "../meta/answer-meta-call.ts";
import { requirePassthru } from "../payload-passthru.ts";
import type { Handler } from "../realm/handler.ts";
import type { Realm } from "../realm/realm.ts";
import { errorReply, refuseBeyond, refuseUri } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { limitCall } from "./call-timeout.ts";
import { invoke } from "./invoke.ts";
import { refuseKeyless } from "./refuse-keyless.ts";
import { isRouterUri } from "../router-uri.ts";

/**
 * CALL: becomes an INVOCATION with the payload unchanged, or is answered by ERROR (spec: BP-RPC-05, BP-RPC-06).
 * The router answers what is under `wamp`.
 */
export const call: Handler<typeof T.CALL> = (realm, caller, message) => {
  requirePassthru(caller, "caller", message.options);
  const refusal = isRouterUri(message.procedure)
    ? answerMetaCall(realm, caller, message)
    : route(realm, caller, message);
  if (refusal !== undefined) caller.outbox.deliver(errorReply(message, refusal));
  else if (message.options.timeout !== undefined) limitCall(realm.clock, caller, message);
};

const closing: Refusal = { error: ErrorUri.UNAVAILABLE, text: "the router is closing" };

function route(realm: Realm, caller: Session, message: CallMessage): Refusal | undefined {
  const registration = realm.registrations.best(message.procedure);
  if (registration === undefined) return refuseUnknown(realm, message);
  // What the router asks by itself goes on to the end.
  if (realm.state !== "open" && realm.sessions.has(caller.id)) return closing;
  return (
    refuseBeyond(realm.limits.maxCalls, caller.calls.size, "calls in flight") ??
    refuseDisclosure(disclosureOf(caller, message).caller, message.options.disclose_me) ??
    refuseKeyless(registration, message.options) ??
    invoke(registration, { caller, message, tried: undefined, timer: undefined })
  );
}

/** What is registered is a valid URI; only what is not needs a closer look. */
function refuseUnknown(realm: Realm, message: CallMessage): Refusal {
  return refuseUri(message.procedure, realm.rules.uriRule) ?? { error: ErrorUri.NO_SUCH_PROCEDURE };
}
