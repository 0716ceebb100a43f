import { EMPTY_DICT, MessageType as T, Payload } from "@junctor/core";
import type { AbortMessage, GoodbyeMessage } from "@junctor/core";

/** ABORT, with a text for people (spec: BP-SESS-08). */
export function abortMessage(reason: string, text: string): AbortMessage {
  return { type: T.ABORT, details: { message: text }, reason, payload: Payload.EMPTY };
}

/** GOODBYE, with a text for people if there is one (spec: BP-SESS-10). */
export function goodbyeMessage(reason: string, text?: string): GoodbyeMessage {
  return { type: T.GOODBYE, details: text === undefined ? EMPTY_DICT : { message: text }, reason };
}
