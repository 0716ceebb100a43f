import type { Clock, RandomSource } from "@junctor/core";
import { systemRandom, wakefulClock } from "@junctor/core/runtime";
import type { ConnectOptions } from "../connect-options.ts";
import { Deferred } from "../deferred.ts";
import { GoodbyeError } from "../errors/goodbye-error.ts";
import { joinOnce } from "../session/join-once.ts";
import type { JoinedSession } from "../session/joined-session.ts";
import type { SessionEnd } from "../session/session-end.ts";
import { isTransient } from "./is-transient.ts";
import { retryDelay } from "./reconnect-options.ts";
import type { ReconnectOptions } from "./reconnect-options.ts";
import type { Status } from "./status.ts";

/** Who is told by a loop. */
export interface LoopOwner {
  /** There is a new session. */
  enter(session: JoinedSession): void;
  tell(status: Status): void;
}

const NEVER: ReconnectOptions = { maxAttempts: 0 };

/** Has one session after the other, until it is stopped or there is no use in trying. */
export class SessionLoop {
  /** While it waits to try again, nothing else may keep a Node process alive. */
  readonly clock: Clock;
  readonly #options: ConnectOptions;
  readonly #reconnect: ReconnectOptions;
  readonly #retryIf: (error: Error, joined: boolean) => boolean;
  readonly #random: RandomSource;
  readonly #owner: LoopOwner;
  readonly #stop = new AbortController();
  /** What ends each wait that is under way. */
  readonly #waits = new Set<() => void>();
  /** How often it was tried again since a session lasted. */
  #tries = 0;
  #delay = 0;
  #joined = false;

  constructor(options: ConnectOptions, owner: LoopOwner) {
    const { reconnect = {}, clock = wakefulClock, random = systemRandom } = options;
    this.clock = clock;
    this.#options = options;
    this.#reconnect = reconnect === false ? NEVER : reconnect;
    this.#retryIf = this.#reconnect.retryIf ?? isTransient;
    this.#random = random;
    this.#owner = owner;
  }

  /** Makes no further attempt, and gives the present one up. A session that is open stays so. */
  stop(reason: unknown): void {
    this.#stop.abort(reason);
    for (const wake of this.#waits) wake();
  }

  /** Whether it was told to stop. */
  get stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /**
   * Resolves with the end of the last session.
   * @throws what the last attempt failed with, if there could be no further session.
   */
  async run(): Promise<SessionEnd> {
    for (let error: Error | undefined; ;) {
      const session = await this.#next(error);
      const joinedAt = this.clock.now();
      this.#joined = true;
      if (this.stopped) void session.leave();
      else this.#owner.enter(session);
      const end = await session.closed;
      if (end.cause === "left") return end;
      // A session that does not even last for the delay before it does not count.
      if (this.clock.now() - joinedAt > this.#delay) this.#tries = 0;
      error = end.error ?? new GoodbyeError(end.reason);
      this.#owner.tell({ type: "lost", error });
      if (this.stopped || !this.#mayRetry(error)) return { ...end, error };
    }
  }

  /** The milliseconds to wait before something is tried again. */
  delay(tries: number): number {
    return retryDelay(this.#reconnect, tries, this.#random);
  }

  /** Resolves after a while, or when the loop is stopped. @returns what ends it early. */
  sleep(ms: number): { readonly over: Promise<void>; readonly wake: () => void } {
    const slept = new Deferred<void>();
    const wake = (): void => {
      this.#waits.delete(wake);
      timer.cancel();
      slept.resolve();
    };
    const timer = this.clock.after(ms, wake);
    this.#waits.add(wake);
    return { over: slept.promise, wake };
  }

  /** Attempts until one succeeds. */
  async #next(error: Error | undefined): Promise<JoinedSession> {
    for (let last = error; ;) {
      if (last !== undefined) await this.#pause(last);
      this.#stop.signal.throwIfAborted();
      try {
        return await this.#attempt();
      } catch (failure) {
        if (this.stopped || !this.#mayRetry(failure)) throw failure;
        last = failure as Error;
      }
    }
  }

  #mayRetry(error: unknown): boolean {
    const { maxAttempts = Infinity, first = true } = this.#reconnect;
    return this.#tries < maxAttempts && (first || this.#joined) && this.#retryIf(error as Error, this.#joined);
  }

  #pause(error: Error): Promise<void> {
    this.#delay = this.delay(this.#tries++);
    const { over, wake } = this.sleep(this.#delay);
    this.#owner.tell({ type: "retrying", attempt: this.#tries, delay: this.#delay, error, now: wake });
    return over;
  }

  /** Tries the transports in order; the next one only if another attempt may succeed at all. */
  async #attempt(): Promise<JoinedSession> {
    const { transport, keepalive = {}, ...options } = this.#options;
    const { signal } = this.#stop;
    const transports = [transport].flat();
    for (const [at, each] of transports.entries()) {
      try {
        return await joinOnce({ ...options, keepalive, signal, transport: each });
      } catch (error) {
        if (at === transports.length - 1 || this.stopped || !this.#retryIf(error as Error, this.#joined)) throw error;
      }
    }
    throw new TypeError("transport names no connector");
  }
}
