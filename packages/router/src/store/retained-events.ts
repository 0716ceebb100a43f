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

/** One event for each topic, in memory. Beyond a limit the events published longest ago go (spec: AP-RET-07). */
export class RetainedEvents {
  readonly #limits: RetentionLimits;
  readonly #gone: (event: StoredEvent) => void;
  /** The one published longest ago first. */
  readonly #byTopic = new Map<string, Entry>();
  readonly #topics = new TopicTrie<Entry>();
  #bytes = 0;
  #places = 0;

  /** @param gone told of each event that is retained no longer, or never was, being too long. Default: nobody is. */
  constructor(limits: RetentionLimits, gone: (event: StoredEvent) => void = () => {}) {
    this.#limits = limits;
    this.#gone = gone;
  }

  /** Keeps `event` in place of the one its topic had; one that is beyond the limits by itself only takes that away. */
  put(event: StoredEvent): void {
    this.#remove(event.topic);
    const length = storedLength(event);
    if (length > this.#limits.maxRetainedBytes) return this.#gone(event);
    const entry = { event, length, place: this.#places++ };
    this.#byTopic.set(event.topic, entry);
    this.#topics.set(event.topic, entry);
    this.#bytes += length;
    this.#makeRoom();
  }

  /** The events of all topics that match, in the order in which they were published. */
  match(pattern: Pattern): readonly StoredEvent[] {
    const found = this.#topics.match(pattern);
    return found.sort((one, other) => one.place - other.place).map(({ event }) => event);
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
    this.#gone(entry.event);
  }
}
