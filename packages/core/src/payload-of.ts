import type { Message } from "./messages.ts";
import { Payload } from "./payload.ts";

/** The payload of a message; the empty one if its type has none. */
export function payloadOf(message: Message): Payload {
  return "payload" in message ? message.payload : Payload.EMPTY;
}
