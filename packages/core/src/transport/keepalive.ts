import type { Clock, RandomSource, Timer } from "../clock.ts";
import { systemClock, systemRandom } from "../runtime.ts";

/** How often a peer is asked for a sign of life. */
export interface KeepaliveOptions {
  /** How often it is asked, in milliseconds. The first time is at random within it, so that not all are asked at once. */
  readonly interval: number;
  /** How long it may take to give one, in milliseconds. */
  readonly timeout: number;
}

/** What a keepalive does to its connection. */
export interface KeepaliveActions {
  /** Asks the peer for a sign of life. */
  ping(): void;
  /** The peer gave none in time. */
  dead(): void;
}

/** What a keepalive is made with. */
export interface KeepaliveInit extends KeepaliveOptions, KeepaliveActions {
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Default: the system's. */
  readonly random?: RandomSource | undefined;
}

const UINT32_RANGE = 0x1_0000_0000;

/** Pings at an interval, and gives the peer up if nothing at all arrives from it for a while afterwards. */
export class Keepalive {
  readonly #init: KeepaliveInit;
  readonly #clock: Clock;
  #state: "quiet" | "awaiting" | "paused" | "stopped" = "quiet";
  #timer: Timer;

  constructor(init: KeepaliveInit) {
    const { interval, clock = systemClock, random = systemRandom } = init;
    this.#init = init;
    this.#clock = clock;
    this.#timer = this.#pingIn((interval * (random.uint32() + 1)) / UINT32_RANGE);
  }

  /** Something arrived from the peer. */
  heard(): void {
    if (this.#state !== "awaiting") return;
    this.#timer.cancel();
    this.#pingIn(this.#init.interval);
  }

  /** Nobody reads what the peer sends for now, so its silence means nothing. */
  pause(): void {
    if (this.#state === "stopped") return;
    this.#timer.cancel();
    this.#state = "paused";
  }

  /** What the peer sends is read again. */
  resume(): void {
    if (this.#state === "paused") this.#pingIn(this.#init.interval);
  }

  /** Asks no more. */
  stop(): void {
    this.#state = "stopped";
    this.#timer.cancel();
  }

  #pingIn(ms: number): Timer {
    this.#state = "quiet";
    this.#timer = this.#clock.after(ms, () => this.#ping());
    return this.#timer;
  }

  #ping(): void {
    this.#state = "awaiting";
    this.#timer = this.#clock.after(this.#init.timeout, () => this.#init.dead());
    this.#init.ping();
  }
}
