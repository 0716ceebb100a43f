import type { RandomSource } from "@junctor/core";

/** When a client tries to join again, and how often. Each delay is `factor` times the one before. */
export interface ReconnectOptions {
  /** Milliseconds before the first new attempt. Default: 500. */
  readonly initialDelay?: number | undefined;
  /** The longest delay, in milliseconds, before jitter. Default: 30,000. */
  readonly maxDelay?: number | undefined;
  /** Default: 1.5. */
  readonly factor?: number | undefined;
  /** The share of a delay by which it is made longer or shorter at random, from 0 to 1. Default: 0.2. */
  readonly jitter?: number | undefined;
  /** How often it is tried again before the client gives up. Default: `Infinity`. */
  readonly maxAttempts?: number | undefined;
  /** Whether the first join is tried again, too. Default: true. */
  readonly first?: boolean | undefined;
  /**
   * Decides whether to try again. The error is a `ConnectionError` if there is no connection, a `JoinError` if the
   * router refuses, a `GoodbyeError` or another `WampError` with its reason if it ended a session, else what the authenticator threw.
   * `joined` says whether the client ever had a session. Default: `isTransient`.
   */
  readonly retryIf?: ((error: Error, joined: boolean) => boolean) | undefined;
}

const UINT32_RANGE = 2 ** 32;

/**
 * The milliseconds to wait before trying again.
 * @param tries how often it has been tried again already.
 */
export function retryDelay(options: ReconnectOptions, tries: number, random: RandomSource): number {
  const { initialDelay = 500, maxDelay = 30_000, factor = 1.5, jitter = 0.2 } = options;
  const delay = Math.min(initialDelay * factor ** tries, maxDelay);
  return Math.round(delay * (1 + jitter * ((2 * random.uint32()) / UINT32_RANGE - 1)));
}
