import type { Clock, Timer } from "@junctor/core";

/**
 * How long the router may be silent, in milliseconds: four roll calls. A connection can be dead without anybody
 * saying so, after a laptop was closed for instance, and browsers do not ask the other end by themselves.
 */
const LONGEST_SILENCE = 12_000;

/** Notices when nothing has been heard for too long. */
export class SilenceWatch {
  /** Resolves, with the reason in words, once nothing was heard for 12 seconds. */
  readonly silence: Promise<string>;
  readonly #clock: Clock;
  #timer: Timer | undefined;
  #giveUp: () => void = () => {};

  /** Starts to watch. */
  constructor(clock: Clock) {
    this.#clock = clock;
    this.silence = new Promise((resolve) => {
      this.#giveUp = () => resolve(`the router has not been heard of for ${LONGEST_SILENCE / 1000} seconds`);
    });
    this.heard();
  }

  /** Something was heard. */
  heard(): void {
    this.stop();
    this.#timer = this.#clock.after(LONGEST_SILENCE, this.#giveUp);
  }

  /** Watches no longer. */
  stop(): void {
    this.#timer?.cancel();
  }
}
