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

function select({ history }: ModelSubscription, caller: ModelSession, filters: Dict): readonly ModelPublication[] {
  const { limit = limits.maxHistoryPage, reverse = false } = filters;
  const visible = (history ?? []).filter(({ lists }) => isAdmitted(lists, caller));
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
