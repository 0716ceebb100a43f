import { SequentialIds } from "@junctor/core";
import type { MatchPolicy } from "@junctor/core";
import { PatternIndex } from "../pattern-index.ts";
import type { Session } from "../session/session.ts";

/** All subscribers of one topic pattern share one subscription and its id (spec: BP-ID-09). */
export interface Subscription {
  readonly id: number;
  readonly topic: string;
  readonly match: MatchPolicy;
  readonly subscribers: ReadonlySet<Session>;
}

interface MutableSubscription extends Subscription {
  readonly subscribers: Set<Session>;
}

/** The subscriptions of one realm. A subscription exists as long as it has a subscriber. */
export class Subscriptions {
  readonly #ids = new SequentialIds();
  readonly #byId = new Map<number, MutableSubscription>();
  readonly #byTopic = new PatternIndex<MutableSubscription>();

  /** How many subscriptions there are. */
  get size(): number {
    return this.#byId.size;
  }

  /** The subscriptions an event on `topic` goes to. */
  match(topic: string): readonly Subscription[] {
    return this.#byTopic.match(topic);
  }

  /** The subscription of this very pattern. */
  find(topic: string, match: MatchPolicy): Subscription | undefined {
    return this.#byTopic.get(topic, match);
  }

  /** Makes `session` a subscriber; if it is one, nothing changes (spec: BP-PS-02). */
  add(session: Session, topic: string, match: MatchPolicy): Subscription {
    const subscription = this.#byTopic.get(topic, match) ?? this.#create(topic, match);
    subscription.subscribers.add(session);
    session.subscriptions.add(subscription.id);
    return subscription;
  }

  /** Takes `session` off a subscription it holds. */
  remove(session: Session, id: number): void {
    const subscription = this.#byId.get(id);
    session.subscriptions.delete(id);
    if (subscription === undefined) return;
    subscription.subscribers.delete(session);
    if (subscription.subscribers.size > 0) return;
    this.#byId.delete(id);
    this.#byTopic.remove(subscription.topic, subscription.match);
  }

  /** Takes `session` off every subscription it holds. */
  removeAll(session: Session): void {
    for (const id of session.subscriptions) this.remove(session, id);
  }

  #create(topic: string, match: MatchPolicy): MutableSubscription {
    const subscription = { id: this.#ids.next(), topic, match, subscribers: new Set<Session>() };
    this.#byId.set(subscription.id, subscription);
    this.#byTopic.add(topic, match, subscription);
    return subscription;
  }
}
