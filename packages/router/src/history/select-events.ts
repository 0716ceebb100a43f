import { ErrorUri, WampError } from "@junctor/core";
import { isAdmitted } from "../broker/receiver-lists.ts";
import type { Session } from "../session/session.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import type { HistoryQuery } from "./history-query.ts";

/**
 * The events of a history that a query asks for and that its asker may see, in the order the query walks, the first
 * ones if there is a limit (spec: AP-HIST-05 to AP-HIST-09, AP-HIST-11, T25).
 * @throws {WampError} `wamp.error.invalid_argument` if the query names a publication that is not there (any more).
 */
export function selectEvents(events: readonly StoredEvent[], query: HistoryQuery, asker: Session): StoredEvent[] {
  const { start, end } = findRange(events, query);
  const found: StoredEvent[] = [];
  const step = query.reverse ? -1 : 1;
  for (let at = query.reverse ? end - 1 : start; at >= start && at < end; at += step) {
    const event = events[at];
    if (event === undefined || !passes(event, query) || !isAdmitted(event.lists, asker)) continue;
    found.push(event);
    if (found.length === query.limit) break;
  }
  return found;
}

interface Range {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Ids are random, so publications are ordered by their places (spec: AP-HIST-08). */
function findRange(events: readonly StoredEvent[], query: HistoryQuery): Range {
  const placeOf = (publication: number | undefined, open: number): number => {
    if (publication === undefined) return open;
    const place = events.findIndex((event) => event.publication === publication);
    if (place !== -1) return place;
    throw new WampError(ErrorUri.INVALID_ARGUMENT, { args: [`publication ${publication} is not in the history`] });
  };
  const last = events.length;
  return {
    start: Math.max(placeOf(query.fromPublication, 0), placeOf(query.afterPublication, -1) + 1),
    end: Math.min(placeOf(query.beforePublication, last), placeOf(query.untilPublication, last - 1) + 1),
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
