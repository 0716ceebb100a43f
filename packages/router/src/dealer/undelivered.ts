import { ErrorUri } from "@junctor/core";
import type { Delivery } from "../outbox/deliverer.ts";
import type { Refusal } from "../refusal.ts";

/** What the caller is told when an INVOCATION, or the answer to it, cannot be delivered. */
const refusals: { readonly [D in Exclude<Delivery, "queued">]: Refusal } = {
  tooLong: { error: ErrorUri.PAYLOAD_SIZE_EXCEEDED, text: "the message is too long for its receiver's transport" },
  unencodable: { error: ErrorUri.INVALID_ARGUMENT, text: "the receiver's serializer cannot express the payload" },
  closed: { error: ErrorUri.NETWORK_FAILURE, text: "the connection to the callee has failed" },
};

/** The refusal that tells of a message which was not delivered. */
export function refusalOf(delivery: Exclude<Delivery, "queued">): Refusal {
  return refusals[delivery];
}
