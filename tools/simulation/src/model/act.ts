import { MessageType as T } from "@junctor/core";
import type { Message } from "@junctor/core";
import { modelSubscribe, modelUnsubscribe } from "./model-broker.ts";
import { modelCall, modelCancel } from "./model-call.ts";
import { modelChunk } from "./model-chunks.ts";
import { modelInvocationError, modelUnregister, modelYield } from "./model-dealer.ts";
import { modelPublish } from "./model-publish.ts";
import { PeerFault } from "./model-realm.ts";
import type { ModelRealm } from "./model-realm.ts";
import { modelRegister } from "./model-register.ts";
import type { ModelSession } from "./model-session.ts";

/**
 * Acts on a message of an open session.
 * @throws {PeerFault} if the peer broke the protocol.
 */
export function act(realm: ModelRealm, session: ModelSession, message: Message): void {
  switch (message.type) {
    case T.CANCEL:
      return modelCancel(realm, session, message);
    case T.YIELD:
      return modelYield(realm, session, message);
    case T.ERROR:
      return modelInvocationError(realm, session, message);
    default:
      actOnRequest(realm, session, message);
  }
}

/** New requests are numbered, each higher than the last; only CALL may continue an earlier one. */
function actOnRequest(realm: ModelRealm, session: ModelSession, message: Message): void {
  if (message.type === T.CALL && modelChunk(realm, session, message)) return;
  if (!("request" in message) || message.request <= session.lastRequest) throw new PeerFault();
  session.lastRequest = message.request;
  switch (message.type) {
    case T.SUBSCRIBE:
      return modelSubscribe(realm, session, message);
    case T.UNSUBSCRIBE:
      return modelUnsubscribe(realm, session, message);
    case T.PUBLISH:
      return modelPublish(realm, session, message);
    case T.REGISTER:
      return modelRegister(realm, session, message);
    case T.UNREGISTER:
      return modelUnregister(realm, session, message);
    case T.CALL:
      return modelCall(realm, session, message);
    default:
      throw new PeerFault();
  }
}
