import { MessageType as T, Payload } from "@junctor/core";
import type { EventMessage } from "@junctor/core";
import { OutgoingMessage } from "../outbox/outgoing-message.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { deliverEvent } from "./deliver-event.ts";
import { isAdmitted } from "./receiver-lists.ts";
import { isOnShard } from "./shards.ts";
import type { Subscription } from "./subscriptions.ts";

/**
 * Hands a subscriber the retained events of the topics it subscribed to: those it would have got when they were
 * published, under their publication ids (spec: AP-RET-05, AP-RET-06, T38). Events with a resource key go by the
 * nodes there are now (spec: AP-SHARD-02).
 */
export function replayRetained(realm: Realm, subscriber: Session, subscription: Subscription): void {
  const pattern = { uri: subscription.topic, match: subscription.match };
  for (const event of realm.store.retained(pattern, realm.clock.now())) {
    if (event.excluded === subscriber.id || !isAdmitted(event.lists, subscriber)) continue;
    const shard = event.rkey === undefined ? undefined : subscription.shards?.shardOf(event.rkey);
    if (shard !== undefined && !isOnShard(shard, subscriber)) continue;
    deliverEvent(subscriber, new OutgoingMessage(retainedEvent(event, subscription)), realm.counters);
  }
}

function retainedEvent(event: StoredEvent, { id, match }: Subscription): EventMessage {
  const { topic, publication, details, codec, payload } = event;
  return {
    type: T.EVENT,
    subscription: id,
    publication,
    details: match === "exact" ? { ...details, retained: true } : { ...details, topic, retained: true },
    payload: Payload.encoded(codec, payload),
  };
}
