import { ErrorUri, MessageType as T } from "@junctor/core";
import type { RegisterMessage } from "@junctor/core";
import type { Handler } from "../realm/handler.ts";
import type { Realm } from "../realm/realm.ts";
import { errorReply, refuseApplicationUri, refuseBeyond, refuseOption } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";

/** REGISTER: answered by REGISTERED or ERROR (spec: BP-RPC-01). */
export const register: Handler<typeof T.REGISTER> = (realm, callee, message) => {
  const refusal = refuse(realm, callee, message);
  if (refusal !== undefined) {
    callee.outbox.deliver(errorReply(message, refusal));
    return;
  }
  const registration = realm.registrations.add(callee, message.procedure, "exact");
  callee.outbox.deliver({ type: T.REGISTERED, request: message.request, registration: registration.id });
};

/** A procedure has one callee; a second REGISTER is refused, even to the same one (spec: BP-RPC-02, T29). */
function refuse(realm: Realm, callee: Session, { options, procedure }: RegisterMessage): Refusal | undefined {
  const refusal =
    refuseOption("match", options.match, "exact") ??
    refuseOption("invoke", options.invoke, "single") ??
    refuseApplicationUri(procedure, realm.rules.uriRule);
  if (refusal !== undefined) return refusal;
  if (realm.registrations.find(procedure, "exact") !== undefined) {
    return { error: ErrorUri.PROCEDURE_ALREADY_EXISTS };
  }
  return refuseBeyond(realm.limits.maxRegistrations, callee.registrations.size, "registrations");
}
