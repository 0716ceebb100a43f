import { ErrorUri, WampError } from "@junctor/core";
import { historyEvent } from "../history/history-event.ts";
import { readHistoryQuery } from "../history/history-query.ts";
import { selectEvents } from "../history/select-events.ts";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";

/** The history of a subscription; none if its topic was not declared to have one (spec: AP-HIST-03, T25). */
const getEvents: MetaProcedure = (realm, caller, args) => {
  const subscription = realm.subscriptions.get(args.id(0, "subscription"));
  if (subscription === undefined) throw new WampError(ErrorUri.NO_SUCH_SUBSCRIPTION);
  const query = readHistoryQuery(args, realm.limits.maxHistoryPage);
  const history = realm.store.history({ uri: subscription.topic, match: subscription.match });
  return selectEvents(history, query, caller).flatMap((event) => historyEvent(event, subscription, caller) ?? []);
};

/** What happened before (spec: AP-HIST-01). */
export const historyProcedures: MetaProcedures = [["wamp.subscription.get_events", getEvents]];
