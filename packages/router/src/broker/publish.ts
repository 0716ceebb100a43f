import { EMPTY_DICT, MessageType as T, randomId } from "@junctor/core";
import type { Dict, PublishMessage } from "@junctor/core";
import { disclosureOf } from "../authorization/disclosure-of.ts";
import type { Counters } from "../counters.ts";
import { isDisclosed, refuseDisclosure } from "../disclosure.ts";
import type { DisclosurePolicy } from "../disclosure.ts";
import { OutgoingMessage } from "../outbox/outgoing-message.ts";
import { carryPassthru, requirePassthru } from "../payload-passthru.ts";
import type { Handler } from "../realm/handler.ts";
import type { Realm } from "../realm/realm.ts";
import { errorReply, refuseApplicationUri } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { refuseInvalidEvent } from "../validation/refuse-invalid-event.ts";
import { withTrustlevel } from "../with-trustlevel.ts";
import { acknowledgePublication } from "./acknowledge-publication.ts";
import { deliverEvent } from "./deliver-event.ts";
import { eventDetails, publisherDetails } from "./event-details.ts";
import { isAdmitted, receiverLists, refuseLongLists } from "./receiver-lists.ts";
import type { ReceiverList } from "./receiver-lists.ts";
import { readKey } from "../read-key.ts";
import { isOnShard } from "./shards.ts";
import { storeEvent } from "./store-event.ts";
import type { Subscription } from "./subscriptions.ts";

/**
 * PUBLISH: an EVENT for every subscription that matches, the same publication id in each (spec: BP-PS-09 to 13).
 * With `retain` it becomes the retained event of its topic (spec: AP-RET-03), and it enters the history of
 * the subscriptions that have one (spec: AP-HIST-02). With `rkey` it goes to one node of each sharded subscription
 * (spec: AP-SHARD-02).
 * Answered only if the publisher asks for it, on success and on refusal alike (spec: BP-PS-07, BP-PS-08), and not
 * before the store has kept what it was given.
 */
export const publish: Handler<typeof T.PUBLISH> = (realm, publisher, message) => {
  requirePassthru(publisher, "publisher", message.options);
  const acknowledge = message.options.acknowledge === true;
  const policy = disclosureOf(publisher, message).publisher;
  const refusal = refuse(realm, message, policy) ?? refuseInvalidEvent(realm.validation, publisher, message);
  if (refusal !== undefined) {
    if (acknowledge) publisher.outbox.deliver(errorReply(message, refusal));
    return;
  }
  const isPublic = isDisclosed(policy, message.options.disclose_me === true);
  const disclosed = isPublic ? publisherDetails(publisher) : EMPTY_DICT;
  const publication: Publication = {
    id: randomId(realm.random),
    excluded: message.options.exclude_me === false ? undefined : publisher,
    lists: receiverLists(message.options),
    rkey: readKey(message.options.rkey),
    disclosed: withTrustlevel(disclosed, publisher, message),
    message,
    counters: realm.counters,
  };
  for (const subscription of realm.subscriptions.match(message.topic)) deliverEvents(publication, subscription);
  const outcome = storeEvent(realm, publisher, publication);
  if (acknowledge) acknowledgePublication(realm, publisher, { publication, outcome });
};

interface Publication {
  readonly id: number;
  /** The publisher, unless it wants its own events (spec: AP-PEXCL-01). */
  readonly excluded: Session | undefined;
  /** Who else gets it, or does not (spec: AP-BW-02). */
  readonly lists: readonly ReceiverList[];
  /** Its resource key, if it has one (spec: AP-SHARD-02). */
  readonly rkey: string | undefined;
  /** Who published, and how far it is trusted, if receivers are told. */
  readonly disclosed: Dict;
  readonly message: PublishMessage;
  readonly counters: Counters;
}

function refuse(
  { rules, limits }: Realm,
  { topic, options }: PublishMessage,
  policy: DisclosurePolicy,
): Refusal | undefined {
  return (
    refuseApplicationUri(topic, rules.uriRule) ??
    refuseDisclosure(policy, options.disclose_me) ??
    refuseLongLists(options, limits.maxReceiverList)
  );
}

/** One EVENT, encoded once per serializer, to every subscriber but, as a rule, the publisher itself (spec: BP-PS-10). */
function deliverEvents(publication: Publication, subscription: Subscription): void {
  const { message, excluded, lists, rkey } = publication;
  const shard = rkey === undefined ? undefined : subscription.shards?.shardOf(rkey);
  const event = new OutgoingMessage({
    type: T.EVENT,
    subscription: subscription.id,
    publication: publication.id,
    details: carryPassthru(eventDetails(subscription, message.topic, publication.disclosed), message.options),
    payload: message.payload,
  });
  for (const subscriber of subscription.subscribers) {
    if (subscriber === excluded || (lists.length > 0 && !isAdmitted(lists, subscriber))) continue;
    if (shard !== undefined && !isOnShard(shard, subscriber)) continue;
    deliverEvent(subscriber, event, publication.counters);
  }
}
