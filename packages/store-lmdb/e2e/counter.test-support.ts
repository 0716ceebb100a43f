import type { Session } from "@junctor/client";

/** Publications of one publisher that wait for their acknowledgement. */
const WINDOW = 250;
/** Each so many publications one is retained. */
const RETAINED = 10;

/** A publisher that counts in steps of how many publishers there are, and knows what was acknowledged. */
export class Counter {
  readonly acknowledged: number[] = [];
  readonly #topic: string;
  readonly #step: number;
  #last: number;

  /** @param first where it begins; the others begin elsewhere, below `step`. */
  constructor(topic: string, first: number, step: number) {
    this.#topic = topic;
    this.#step = step;
    this.#last = first - step;
  }

  /** Publishes until the connection ends. */
  async run(session: Session): Promise<void> {
    const publish = async (): Promise<void> => {
      for (;;) {
        const number = (this.#last += this.#step);
        await session.publish(this.#topic, [number], { acknowledge: true, retain: isRetained(number) });
        this.acknowledged.push(number);
      }
    };
    await Promise.allSettled(Array.from({ length: WINDOW }, publish));
  }
}

/** Whether the publication of this number is retained. */
export function isRetained(number: number): boolean {
  return number % RETAINED === 0;
}
