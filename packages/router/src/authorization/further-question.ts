import { PayloadError, WampError } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import { MetaArguments } from "../meta/meta-arguments.ts";
import type { Realm } from "../realm/realm.ts";
import type { Question } from "./question.ts";

type Reader = (realm: Realm, args: MetaArguments) => Question | undefined;

/** History is for who may subscribe to what it is of, at the time of reading (spec: AP-HIST-12). */
const readsHistory: Reader = (realm, args) => {
  const subscription = realm.subscriptions.get(args.id(0, "subscription"));
  if (subscription === undefined) return undefined;
  return { action: "subscribe", uri: subscription.topic, match: subscription.match, history: true };
};

/** A testament is for who may publish it. */
const leavesTestament: Reader = (_realm, args) => ({ action: "publish", uri: args.text(0, "topic"), match: "exact" });

const readers: ReadonlyMap<string, Reader> = new Map([
  ["wamp.subscription.get_events", readsHistory],
  ["wamp.session.add_testament", leavesTestament],
]);

/**
 * What has to be allowed for a call to a meta procedure besides the call itself; nothing if its arguments make no
 * sense, and the procedure will refuse them.
 */
export function furtherQuestion(realm: Realm, { procedure, payload }: CallMessage): Question | undefined {
  const reader = readers.get(procedure);
  if (reader === undefined) return undefined;
  try {
    return reader(realm, new MetaArguments(payload));
  } catch (error) {
    if (error instanceof WampError || error instanceof PayloadError) return undefined;
    throw error;
  }
}
