import { isDeepStrictEqual } from "node:util";
import { ErrorUri, MessageType as T } from "@junctor/core";
import type { CallMessage, Dict } from "@junctor/core";
import { limits } from "../limits.ts";
import { tokenOf } from "./expectations.ts";
import { detailsOf, isAdmitted } from "./model-publish.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelPublication, ModelSession, ModelSubscription } from "./model-session.ts";

/** A call of `wamp.subscription.get_events`. */
export function modelGetEvents(realm: ModelRealm, caller: ModelSession, message: CallMessage): void {
  const { args, kwargs } = message.payload;
  const subscription = realm.subscriptions.find(({ id }) => id !== undefined && id === args[0]);
  if (subscription === undefined) return realm.oweError(caller, message, ErrorUri.NO_SUCH_SUBSCRIPTION);
  const places = placesOf(subscription, kwargs);
  if (places.includes(-1)) return realm.oweError(caller, message, ErrorUri.INVALID_ARGUMENT);
  const told = select(subscription, caller, kwargs);
  realm.owe(caller.peer, {
    what: `RESULT of ${message.request}, events ${told.map((each) => String(tokenOf(each.message))).join(", ")}`,
    accepts: (answer) =>
      answer.type === T.RESULT &&
      answer.request === message.request &&
      answer.payload.args.length === told.length &&
      told.every((each, index) => tellsOf(answer.payload.args[index] as Dict, subscription, each)),
  });
}

/** How each filter compares, by the end of its name: `from_time`, `from_publication`. */
const comparisons: { readonly [kind: string]: (value: number, bound: number) => boolean } = {
  from: (value, bound) => value >= bound,
  after: (value, bound) => value > bound,
  before: (value, bound) => value < bound,
  until: (value, bound) => value <= bound,
};

/** The places of the publications that filters name; -1 for one that is not there. */
function placesOf({ history = [] }: ModelSubscription, filters: Dict): readonly number[] {
  const named = Object.keys(filters).filter((name) => name.endsWith("_publication"));
  return named.map((name) => history.findIndex(({ id }) => id === filters[name]));
}

/** Whether a publication at this place is asked for. */
function isWanted({ history = [] }: ModelSubscription, place: number, filters: Dict): boolean {
  const { at, message } = history[place] as ModelPublication;
  if (filters.topic !== undefined && filters.topic !== message.topic) return false;
  return Object.entries(comparisons).every(([kind, holds]) => {
    const { [`${kind}_time`]: time, [`${kind}_publication`]: publication } = filters;
    const isInTime = time === undefined || holds(at, Date.parse(time as string));
    return (
      isInTime &&
      (publication === undefined ||
        holds(
          place,
          history.findIndex(({ id }) => id === publication),
        ))
    );
  });
}

function select(subscription: ModelSubscription, caller: ModelSession, filters: Dict): readonly ModelPublication[] {
  const { limit = limits.maxHistoryPage, reverse = false } = filters;
  const wanted = (subscription.history ?? []).filter((_, place) => isWanted(subscription, place, filters));
  const visible = wanted.filter(({ lists }) => isAdmitted(lists, caller));
  const ordered = reverse === true ? visible.map((_, index) => visible.at(-1 - index) as ModelPublication) : visible;
  return ordered.slice(0, Math.min(Number(limit), limits.maxHistoryPage));
}

function tellsOf(event: Dict, subscription: ModelSubscription, publication: ModelPublication): boolean {
  return (
    event.subscription === subscription.id &&
    (event.args as readonly unknown[])[0] === tokenOf(publication.message) &&
    isDeepStrictEqual(event.details, detailsOf({ subscription, publication })) &&
    (publication.id ??= event.publication as number) === event.publication
  );
}
