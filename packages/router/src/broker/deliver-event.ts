import type { EventMessage } from "@junctor/core";
import type { Counters } from "../counters.ts";
import type { OutgoingMessage } from "../outbox/outgoing-message.ts";
import type { Session } from "../session/session.ts";

/** Hands an EVENT to one subscriber. If it cannot be delivered it is dropped and counted (spec: T46). */
export function deliverEvent(subscriber: Session, event: OutgoingMessage<EventMessage>, counters: Counters): void {
  const delivery = subscriber.outbox.deliverShared(event);
  if (delivery === "queued") counters.eventsOut++;
  else if (delivery === "tooLong") counters.eventsTooLong++;
  else if (delivery === "unencodable") counters.eventsUnencodable++;
}
