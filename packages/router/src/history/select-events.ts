import { ErrorUri, WampError } from "@junctor/core";
import { isAdmitted } from "../broker/receiver-lists.ts";
import type { Session } from "../session/session.ts";
import type { History, HistoryRange } from "../store/history.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import type { HistoryQuery } from "./history-query.ts";

/**
 * The events of a history that a query asks for and that its asker may see, in the order the query walks, the first
 * ones if there is a limit (spec: AP-HIST-05 to AP-HIST-09, AP-HIST-11, T25).
 * @throws {WampError} `wamp.error.invalid_argument` if the query names a publication that is not there (any more).
 */
export function selectEvents(history: History, query: HistoryQuery, asker: Session): StoredEvent[] {
  const found: StoredEvent[] = [];
  for (const event of history.events({ ...findRange(history, query), reverse: query.reverse })) {
    if (!passes(event, query) || !isAdmitted(event.lists, asker)) continue;
    found.push(event);
    if (found.length === query.limit) break;
  }
  return found;
}

/** Ids are random, so publications are ordered by their places (spec: AP-HIST-08). */
function findRange(history: History, query: HistoryQuery): HistoryRange {
  const placeOf = (publication: number | undefined): number | undefined => {
    if (publication === undefined) return undefined;
    const place = history.placeOf(publication);
    if (place !== undefined) return place;
    throw new WampError(ErrorUri.INVALID_ARGUMENT, { args: [`publication ${publication} is not in the history`] });
  };
  const after = placeOf(query.afterPublication);
  const until = placeOf(query.untilPublication);
  return {
    start: Math.max(placeOf(query.fromPublication) ?? 0, after === undefined ? 0 : after + 1),
    end: Math.min(placeOf(query.beforePublication) ?? Infinity, until === undefined ? Infinity : until + 1),
  };
}

function passes({ timestamp, topic }: StoredEvent, query: HistoryQuery): boolean {
  return (
    timestamp >= query.fromTime &&
    timestamp > query.afterTime &&
    timestamp < query.beforeTime &&
    timestamp <= query.untilTime &&
    (query.topic === undefined || query.topic === topic)
  );
}
