import { EMPTY_DICT } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { Session } from "../session/session.ts";
import type { Subscription } from "./subscriptions.ts";

/** The part of `EVENT.Details` that tells who published (spec: AP-PID-02). */
export function publisherDetails({ id, identity }: Session): Dict {
  return { publisher: id, publisher_authid: identity.authid, publisher_authrole: identity.authrole };
}

/** `EVENT.Details`: who published, if that is disclosed, and to patterns the topic (spec: AP-PSUB-05). */
export function eventDetails({ match }: Subscription, topic: string, disclosed: Dict): Dict {
  if (match === "exact") return disclosed;
  return disclosed === EMPTY_DICT ? { topic } : { ...disclosed, topic };
}
