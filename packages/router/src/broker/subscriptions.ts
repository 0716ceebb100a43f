import { SequentialIds } from "@junctor/core";
import type { Clock, MatchPolicy } from "@junctor/core";
import type { Pattern } from "../match-policy.ts";
import { PatternIndex } from "../pattern-index.ts";
import type { Session } from "../session/session.ts";
import { Shards } from "./shards.ts";

/** All subscribers of one topic pattern share one subscription and its id (spec: BP-ID-09). */
export interface Subscription {
  readonly id: number;
  readonly topic: string;
  readonly match: MatchPolicy;
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** Whether its events are recorded: then it stays when it has no subscriber (spec: AP-HIST-13). */
  readonly recorded: boolean;
  readonly subscribers: ReadonlySet<Session>;
  /** Which subscribers gave which node key; undefined until one does (spec: AP-SHARD-03). */
  readonly shards: Shards | undefined;
}

interface MutableSubscription extends Subscription {
  recorded: boolean;
  readonly subscribers: Set<Session>;
  shards: Shards | undefined;
}

/** The subscriptions of one realm. A subscription exists as long as it has a subscriber, or is recorded. */
export class Subscriptions {
  readonly #ids = new SequentialIds();
  readonly #byId = new Map<number, MutableSubscription>();
  readonly #byTopic = new PatternIndex<MutableSubscription>();
  readonly #recorded: MutableSubscription[] = [];

  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many subscriptions have a subscriber. */
  get size(): number {
    return this.#byId.size - this.#recorded.filter(({ subscribers }) => subscribers.size === 0).length;
  }

  /** Whether any subscription is recorded. */
  get hasRecorded(): boolean {
    return this.#recorded.length > 0;
  }

  /** Makes a subscription that is recorded. */
  record(topic: string, match: MatchPolicy): void {
    if (this.#byTopic.get(topic, match)?.recorded === true) return;
    const subscription = this.#byTopic.get(topic, match) ?? this.#create(topic, match);
    subscription.recorded = true;
    this.#recorded.push(subscription);
  }

  /** All subscriptions. */
  values(): Iterable<Subscription> {
    return this.#byId.values();
  }

  /** The subscription of this id. */
  get(id: number): Subscription | undefined {
    return this.#byId.get(id);
  }

  /** The subscriptions an event on `topic` goes to. */
  match(topic: string): readonly Subscription[] {
    return this.#byTopic.match(topic);
  }

  /** The subscription of this very pattern. */
  find(topic: string, match: MatchPolicy): Subscription | undefined {
    return this.#byTopic.get(topic, match);
  }

  /**
   * Makes `session` a subscriber; if it is one, nothing changes (spec: BP-PS-02).
   * @param nkey its node key, the same one every time (spec: AP-SHARD-03); undefined if it has none.
   */
  add(session: Session, { uri, match }: Pattern, nkey: string | undefined): Subscription {
    const subscription = this.#byTopic.get(uri, match) ?? this.#create(uri, match);
    if (subscription.subscribers.has(session)) return subscription;
    subscription.subscribers.add(session);
    session.subscriptions.add(subscription.id);
    if (nkey !== undefined) (subscription.shards ??= new Shards()).add(session, nkey);
    return subscription;
  }

  /** Takes `session` off a subscription it holds. Returns the subscription, which may have ended by that. */
  remove(session: Session, id: number): Subscription | undefined {
    const subscription = this.#byId.get(id);
    session.subscriptions.delete(id);
    if (subscription === undefined) return undefined;
    subscription.subscribers.delete(session);
    subscription.shards?.remove(session);
    if (subscription.subscribers.size > 0 || subscription.recorded) return subscription;
    this.#byId.delete(id);
    this.#byTopic.remove(subscription.topic, subscription.match);
    return subscription;
  }

  /** Takes `session` off every subscription it holds. Returns them. */
  removeAll(session: Session): readonly Subscription[] {
    return Array.from(session.subscriptions).flatMap((id) => this.remove(session, id) ?? []);
  }

  #create(topic: string, match: MatchPolicy): MutableSubscription {
    const created = this.#clock.now();
    const subscription = {
      id: this.#ids.next(),
      topic,
      match,
      created,
      recorded: false,
      subscribers: new Set<Session>(),
      shards: undefined,
    };
    this.#byId.set(subscription.id, subscription);
    this.#byTopic.add(topic, match, subscription);
    return subscription;
  }
}
