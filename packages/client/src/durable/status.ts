/** What a client could not bring into a new session. */
export interface RestoreFailure {
  readonly kind: "subscription" | "registration";
  /** The topic or procedure. */
  readonly uri: string;
  /** Why; a `WampError` if the router refused. */
  readonly error: Error;
}

/** What a client has to tell of itself. */
export type Status =
  /** It has a session; `resumed` says that it is not the first. */
  | { readonly type: "joined"; readonly sessionId: number; readonly resumed: boolean }
  /** The session is over, not by this side's will. Requests that waited for an answer have been rejected. */
  | { readonly type: "lost"; readonly error: Error }
  /** It will try again, for the time `attempt` since the last session, after `delay` milliseconds, or at `now()`. */
  | {
      readonly type: "retrying";
      readonly attempt: number;
      readonly delay: number;
      /** Why there is no session yet. */
      readonly error: Error;
      /** Tries at once. */
      readonly now: () => void;
    }
  /** Subscriptions and registrations are in the new session, but for those in `failed`, which are closed. */
  | { readonly type: "restored"; readonly failed: readonly RestoreFailure[] }
  /** `pending` events wait for the handler or iterator of a subscription. Told again each time they have doubled. */
  | { readonly type: "slow"; readonly topic: string; readonly pending: number }
  /** The end. `error` says why it could not go on; undefined if this side closed. */
  | { readonly type: "closed"; readonly reason: string; readonly error?: Error | undefined };
