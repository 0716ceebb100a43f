import { PatternIndex } from "../pattern-index.ts";
import type { Pattern } from "../match-policy.ts";
import { EventLog } from "./event-log.ts";
import type { HistoryLimits } from "./event-log.ts";
import type { EventStore } from "./event-store.ts";
import { NO_HISTORY } from "./history.ts";
import { RetainedEvents } from "./retained-events.ts";
import type { RetentionLimits } from "./retained-events.ts";

/** A store that lasts as long as the router. */
export function memoryStore(limits: RetentionLimits & HistoryLimits): EventStore {
  const retained = new RetainedEvents(limits);
  const logs = new PatternIndex<EventLog>();

  function createLog({ uri, match }: Pattern): EventLog {
    const log = new EventLog(limits);
    logs.add(uri, match, log);
    return log;
  }

  return {
    retain: (event) => retained.put(event),
    retained: (pattern, now) => retained.match(pattern, now),
    record: (pattern, event) => (logs.get(pattern.uri, pattern.match) ?? createLog(pattern)).append(event),
    history: ({ uri, match }) => logs.get(uri, match) ?? NO_HISTORY,
  };
}
