import type { ConnectionOptions } from "./connection-options.ts";

/** What the next attempt waits for. */
export interface Retry {
  readonly count: number;
  /** Seconds. */
  readonly delay: number;
}

/** Counts attempts to connect again, and says how long to wait for the next one. */
export class Retries {
  readonly #options: ConnectionOptions;
  #count = 0;
  #delay: number;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#delay = options.initial_retry_delay ?? 1.5;
  }

  /** The next attempt; undefined if there have been enough. */
  next(): Retry | undefined {
    const {
      max_retries = 15,
      max_retry_delay = 300,
      retry_delay_growth = 1.5,
      retry_delay_jitter = 0.1,
    } = this.#options;
    const delay = Math.max(0, Math.min(this.#delay * (1 + retry_delay_jitter * normal()), max_retry_delay));
    this.#delay = Math.min(this.#delay * retry_delay_growth, max_retry_delay);
    this.#count++;
    return max_retries === -1 || this.#count <= max_retries ? { count: this.#count, delay } : undefined;
  }
}

/** A normally distributed number (by the method of Box and Muller). */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
