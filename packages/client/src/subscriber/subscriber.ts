import * as MessageType from "@junctor/core/message-types";
import type { EventMessage, SubscribedMessage, UnsubscribedMessage } from "@junctor/core";
import { PendingClosing } from "../requests/pending-closing.ts";
import { PendingOpening } from "../requests/pending-opening.ts";
import { readRevocation } from "../revocation.ts";
import type { SessionContext } from "../session/session-context.ts";
import { ActiveSubscription } from "./active-subscription.ts";
import type { EventSink } from "./event-sink.ts";
import { subscribeOptions } from "./subscribe-options.ts";
import type { SubscribeOptions } from "./subscribe-options.ts";
import { patternKey } from "./subscription-group.ts";
import type { SubscriptionGroup } from "./subscription-group.ts";
import { eventOfMessage } from "./wamp-event.ts";
import type { WampEvent } from "./wamp-event.ts";

type PendingSubscribe = PendingOpening<SubscribedMessage, ActiveSubscription>;

/** The subscriber role of one session. */
export class Subscriber {
  readonly #session: SessionContext;
  readonly #groups = new Map<number, SubscriptionGroup>();
  /** The SUBSCRIBEs on their way, with their patterns. */
  readonly #subscribing = new Map<PendingSubscribe, string>();

  constructor(session: SessionContext) {
    this.#session = session;
  }

  /** See `Session.subscribe`. */
  async subscribe(topic: string, sink: EventSink, options: SubscribeOptions): Promise<ActiveSubscription> {
    options.signal?.throwIfAborted();
    const { requests } = this.#session;
    const request = requests.nextId();
    const pattern = patternKey(topic, options.match);
    const subscribe: PendingSubscribe = new PendingOpening({
      type: MessageType.SUBSCRIBE,
      open: ({ subscription: id }) => this.#join({ id, topic, pattern, members: new Set() }, sink),
      signal: options.signal,
      report: this.#reportAbout(topic),
    });
    requests.send({ type: MessageType.SUBSCRIBE, request, options: subscribeOptions(options), topic }, subscribe);
    this.#subscribing.set(subscribe, pattern);
    void subscribe.answered.then(() => this.#subscribing.delete(subscribe));
    return subscribe.promise;
  }

  /** SUBSCRIBED. */
  subscribed(message: SubscribedMessage): void {
    this.#session.requests.settle(MessageType.SUBSCRIBE, message);
  }

  /** UNSUBSCRIBED, as a reply or, with request 0, as a revocation (spec: AP-REV-02). */
  unsubscribed(message: UnsubscribedMessage): void {
    if (message.request !== 0) {
      this.#session.requests.settle(MessageType.UNSUBSCRIBE, message);
      return;
    }
    const { id, reason } = readRevocation(message.details, "subscription");
    const group = this.#groups.get(id);
    if (group !== undefined) this.#close(group, reason);
  }

  /** EVENT. One for a subscription that is unknown, or no more, is late and dropped (T5). */
  event(message: EventMessage): void {
    const group = this.#groups.get(message.subscription);
    if (group === undefined) return;
    const event = this.#read(message, group.topic);
    if (event === undefined) return;
    for (const member of group.members) member.push(event);
  }

  /** The session is over. */
  end(reason: string): void {
    for (const group of this.#groups.values()) this.#close(group, reason);
  }

  /** Puts one more sink on a subscription, the first one or not. */
  #join(fresh: SubscriptionGroup, sink: EventSink): ActiveSubscription {
    const group = this.#groups.get(fresh.id) ?? fresh;
    this.#groups.set(group.id, group);
    const subscription = new ActiveSubscription({
      id: group.id,
      topic: fresh.topic,
      sink,
      leave: (member) => this.#leave(group, member),
      report: this.#reportAbout(fresh.topic),
    });
    group.members.add(subscription);
    return subscription;
  }

  /**
   * Takes a sink off its subscription; with the last one UNSUBSCRIBE is sent. It ends the subscription however often it
   * was requested (spec: BP-PS-04), so it waits for SUBSCRIBEs of the same pattern that are on their way.
   */
  async #leave(group: SubscriptionGroup, member: ActiveSubscription): Promise<void> {
    group.members.delete(member);
    for (const [subscribe, pattern] of this.#subscribing) {
      if (pattern === group.pattern) await subscribe.answered;
    }
    if (group.members.size > 0 || this.#groups.get(group.id) !== group) return;
    this.#groups.delete(group.id);
    return this.#unsubscribe(group.id);
  }

  #unsubscribe(subscription: number): Promise<void> {
    const { requests } = this.#session;
    const unsubscribe = new PendingClosing(MessageType.UNSUBSCRIBE);
    requests.send({ type: MessageType.UNSUBSCRIBE, request: requests.nextId(), subscription }, unsubscribe);
    return unsubscribe.promise;
  }

  #read(message: EventMessage, topic: string): WampEvent | undefined {
    try {
      return eventOfMessage(message, topic);
    } catch (error) {
      this.#reportAbout(topic)(error);
      return undefined;
    }
  }

  #reportAbout(uri: string): (error: unknown) => void {
    return (error) => this.#session.report(error, { kind: "event", uri });
  }

  #close(group: SubscriptionGroup, reason: string): void {
    this.#groups.delete(group.id);
    for (const member of group.members) member.close(reason);
  }
}
