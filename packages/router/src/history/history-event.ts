import { Payload, PayloadError } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { Subscription } from "../broker/subscriptions.ts";
import { isoTime } from "../meta/iso-time.ts";
import type { Session } from "../session/session.ts";
import type { StoredEvent } from "../store/stored-event.ts";

/**
 * An event as `wamp.subscription.get_events` tells it (spec: AP-HIST-04).
 * @returns nothing if the asker's serializer cannot express the payload: one event does not spoil the history.
 */
export function historyEvent(event: StoredEvent, { id, match }: Subscription, asker: Session): Dict | undefined {
  const { timestamp, topic, publication, details } = event;
  const payload = payloadFor(event, asker);
  if (payload === undefined) return undefined;
  return {
    timestamp: isoTime(timestamp),
    subscription: id,
    publication,
    details: match === "exact" ? details : { ...details, topic },
    ...payload,
  };
}

function payloadFor({ codec, payload }: StoredEvent, asker: Session): Dict | undefined {
  const stored = Payload.encoded(codec, payload);
  try {
    stored.encodedFor(asker.outbox.serializer);
    const { args, kwargs } = stored;
    const withArgs = args.length === 0 ? {} : { args };
    return Object.keys(kwargs).length === 0 ? withArgs : { ...withArgs, kwargs };
  } catch (error) {
    if (error instanceof PayloadError) return undefined;
    throw error;
  }
}
