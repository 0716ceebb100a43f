import type { Clock, Timer } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";

/** What a keepalive does to its connection. */
export interface KeepaliveActions {
  /** Asks the peer for a sign of life. */
  ping(): void;
  /** The peer gave none within an interval. */
  dead(): void;
}

/** Pings at an interval, and gives the peer up if one ping is not answered until the next is due. */
export class Keepalive {
  readonly #interval: number;
  readonly #actions: KeepaliveActions;
  readonly #clock: Clock;
  #state: "quiet" | "awaiting" | "stopped" = "quiet";
  #timer: Timer;

  /** @param interval In milliseconds. */
  constructor(interval: number, actions: KeepaliveActions, clock: Clock = systemClock) {
    this.#clock = clock;
    this.#interval = interval;
    this.#actions = actions;
    this.#timer = this.#next();
  }

  /** The peer answered. */
  answered(): void {
    if (this.#state === "awaiting") this.#state = "quiet";
  }

  stop(): void {
    this.#state = "stopped";
    this.#timer.cancel();
  }

  #next(): Timer {
    return this.#clock.after(this.#interval, () => this.#due());
  }

  #due(): void {
    if (this.#state === "awaiting") {
      this.#actions.dead();
      return;
    }
    this.#state = "awaiting";
    this.#timer = this.#next();
    this.#actions.ping();
  }
}
