import { EMPTY_DICT, ErrorUri, MessageType as T, Payload, randomId, WampError } from "@junctor/core";
import type { ErrorMessage, Message, PayloadValues, ResultMessage, Serializer } from "@junctor/core";
import { call } from "../dealer/call.ts";
import { callerLeft } from "../dealer/caller-left.ts";
import type { Deliverer, Delivery } from "../outbox/deliverer.ts";
import { RequestIds } from "../session/request-ids.ts";
import { Session } from "../session/session.ts";
import type { Realm } from "./realm.ts";

/** A call the router makes by itself. */
export interface RouterCall {
  readonly procedure: string;
  readonly args: readonly unknown[];
  /** Milliseconds until it is given up, and its callee interrupted. */
  readonly timeout: number;
}

const REQUEST = 1;

/**
 * Asks a procedure of a realm on the router's own behalf, for example one that decides who may join. The call is
 * subject to no permissions; its caller is no session that others see.
 * @throws {WampError} what the callee or the dealer answered; `wamp.error.timeout` if nobody did in time.
 * @throws {PayloadError} if the arguments cannot be expressed in the callee's serializer, or the result not be read.
 */
export function callProcedure(realm: Realm, { procedure, args, timeout }: RouterCall): Promise<PayloadValues> {
  return new Promise((resolve, reject) => {
    const settle = (answer: ResultMessage | ErrorMessage): void => {
      timer.cancel();
      if (answer.type === T.RESULT) resolve(answer.payload);
      else reject(errorOf(answer));
    };
    const caller = createCaller(realm, new AnswerBox(settle));
    const timer = realm.clock.after(timeout, () => {
      callerLeft(caller);
      reject(new WampError(ErrorUri.TIMEOUT));
    });
    const payload = Payload.of(args);
    call(realm, caller, { type: T.CALL, request: REQUEST, options: EMPTY_DICT, procedure, payload });
  });
}

/** A caller for one call. */
function createCaller({ random, clock }: Realm, outbox: Deliverer): Session {
  return new Session({
    id: randomId(random),
    identity: { authid: "router", authrole: "router", authmethod: "internal", authprovider: "internal" },
    roles: new Map([["caller", new Set<string>()]]),
    requestIds: new RequestIds("ascending", clock),
    outbox,
    leave() {},
  });
}

/** Takes the answer of one call; nothing else is for the router. */
class AnswerBox implements Deliverer {
  readonly #settle: (answer: ResultMessage | ErrorMessage) => void;

  constructor(settle: (answer: ResultMessage | ErrorMessage) => void) {
    this.#settle = settle;
  }

  get serializer(): Serializer {
    throw new Error("the router reads answers as they are, and publishes nothing");
  }

  deliver(message: Message): Delivery {
    if (message.type === T.RESULT || message.type === T.ERROR) this.#settle(message);
    return "queued";
  }

  deliverShared(): Delivery {
    return "queued";
  }
}

function errorOf({ error, payload, details }: ErrorMessage): WampError {
  try {
    return new WampError(error, { args: payload.args, kwargs: payload.kwargs, details });
  } catch (cause) {
    return new WampError(error, { details, cause });
  }
}
