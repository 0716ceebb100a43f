import type { EventMessage } from "@junctor/core";

/** What waits in front of a congested connection, in order. Events may be dropped from it, other messages not. */
export class HeldFrames {
  readonly #policy: "dropOldest" | "keepLatest";
  readonly #limit: number;
  /** All frames by their number, in order. */
  readonly #frames = new Map<number, Uint8Array>();
  /** The numbers of the events among them by what they are about, the one that waits longest first. */
  readonly #events = new Map<string | number, number>();
  #count = 0;
  #bytes = 0;

  /** @param limit octets that may be held before events are dropped. */
  constructor(policy: "dropOldest" | "keepLatest", limit: number) {
    this.#policy = policy;
    this.#limit = limit;
  }

  /** Octets that are held. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Holds what must not be dropped. */
  push(frame: Uint8Array): void {
    this.#frames.set(this.#count++, frame);
    this.#bytes += frame.length;
  }

  /** Holds an event. Returns how many events had to go for it, itself perhaps. */
  pushEvent(frame: Uint8Array, event: EventMessage): number {
    const about = this.#policy === "keepLatest" ? topicOf(event) : this.#count;
    const replaced = this.#drop(about);
    this.#events.set(about, this.#count);
    this.push(frame);
    return replaced + this.#makeRoom();
  }

  /** Everything that is held, in order. */
  take(): Uint8Array[] {
    return [...this.#frames.values()];
  }

  #makeRoom(): number {
    let dropped = 0;
    for (const about of this.#events.keys()) {
      if (this.#bytes <= this.#limit) break;
      dropped += this.#drop(about);
    }
    return dropped;
  }

  #drop(about: string | number): number {
    const number = this.#events.get(about);
    if (number === undefined) return 0;
    this.#bytes -= this.#frames.get(number)?.length ?? 0;
    this.#frames.delete(number);
    this.#events.delete(about);
    return 1;
  }
}

/** What is kept only the latest of: events of one topic on one subscription. */
function topicOf({ subscription, details }: EventMessage): string {
  return typeof details.topic === "string" ? `${subscription} ${details.topic}` : String(subscription);
}
