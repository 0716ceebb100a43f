import type { Pattern } from "../match-policy.ts";
import { storedLength } from "./stored-event.ts";
import type { StoredEvent } from "./stored-event.ts";
import { TopicTrie } from "./topic-trie.ts";

/** How much may be retained. */
export interface RetentionLimits {
  /** Topics with a retained event. */
  readonly maxRetainedTopics: number;
  /** Octets of all retained events together. */
  readonly maxRetainedBytes: number;
}

interface Entry {
  readonly event: StoredEvent;
  readonly length: number;
  /** Its place among all retained events, in the order of publication. */
  readonly place: number;
}

/**
 * One event for each topic, in memory (spec: AP-RET-07). What has expired goes with the next event that comes or is
 * asked for; beyond a limit the events published longest ago go.
 */
export class RetainedEvents {
  readonly #limits: RetentionLimits;
  readonly #gone: (event: StoredEvent) => void;
  /** The one published longest ago first. */
  readonly #byTopic = new Map<string, Entry>();
  readonly #topics = new TopicTrie<Entry>();
  /** Those that expire, by how long they live: of one lifetime, the one published longest ago expires first. */
  readonly #byLifetime = new Map<number, Map<string, Entry>>();
  #bytes = 0;
  #places = 0;

  /** @param gone told of each event that is retained no longer, or never was, being too long. Default: nobody is. */
  constructor(limits: RetentionLimits, gone: (event: StoredEvent) => void = () => {}) {
    this.#limits = limits;
    this.#gone = gone;
  }

  /** Keeps `event` in place of the one its topic had; one that is beyond the limits by itself only takes that away. */
  put(event: StoredEvent): void {
    this.#expire(event.timestamp);
    this.#remove(event.topic);
    const length = storedLength(event);
    if (length > this.#limits.maxRetainedBytes) return this.#gone(event);
    const entry = { event, length, place: this.#places++ };
    this.#byTopic.set(event.topic, entry);
    this.#topics.set(event.topic, entry);
    this.#bytes += length;
    this.#lineUp(entry);
    this.#makeRoom();
  }

  /** The events of all topics that match and have not expired, in the order in which they were published. */
  match(pattern: Pattern, now: number): readonly StoredEvent[] {
    this.#expire(now);
    const found = this.#topics.match(pattern);
    return found.sort((one, other) => one.place - other.place).map(({ event }) => event);
  }

  #lineUp(entry: Entry): void {
    const lifetime = lifetimeOf(entry.event);
    if (lifetime === undefined) return;
    const line = this.#byLifetime.get(lifetime) ?? new Map<string, Entry>();
    line.set(entry.event.topic, entry);
    this.#byLifetime.set(lifetime, line);
  }

  #leaveLine({ event }: Entry): void {
    const lifetime = lifetimeOf(event);
    const line = lifetime === undefined ? undefined : this.#byLifetime.get(lifetime);
    if (lifetime === undefined || line === undefined) return;
    line.delete(event.topic);
    if (line.size === 0) this.#byLifetime.delete(lifetime);
  }

  #expire(now: number): void {
    for (const line of this.#byLifetime.values()) {
      for (const [topic, { event }] of line) {
        if (event.expires === undefined || event.expires > now) break;
        this.#remove(topic);
      }
    }
  }

  #makeRoom(): void {
    const { maxRetainedTopics, maxRetainedBytes } = this.#limits;
    for (const topic of this.#byTopic.keys()) {
      if (this.#byTopic.size <= maxRetainedTopics && this.#bytes <= maxRetainedBytes) return;
      this.#remove(topic);
    }
  }

  #remove(topic: string): void {
    const entry = this.#byTopic.get(topic);
    if (entry === undefined) return;
    this.#byTopic.delete(topic);
    this.#topics.remove(topic);
    this.#bytes -= entry.length;
    this.#leaveLine(entry);
    this.#gone(entry.event);
  }
}

function lifetimeOf({ expires, timestamp }: StoredEvent): number | undefined {
  return expires === undefined ? undefined : expires - timestamp;
}
