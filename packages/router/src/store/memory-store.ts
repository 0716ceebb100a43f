import type { EventStore } from "./event-store.ts";
import { RetainedEvents } from "./retained-events.ts";
import type { RetentionLimits } from "./retained-events.ts";

/** A store that lasts as long as the router. */
export function memoryStore(limits: RetentionLimits): EventStore {
  const events = new RetainedEvents(limits);
  return {
    retain: (event) => events.put(event),
    retained: (pattern) => events.match(pattern),
  };
}
