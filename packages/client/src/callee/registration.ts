/** A procedure of this session that callers can call. */
export interface Registration extends AsyncDisposable {
  /** The procedure or pattern that was registered. */
  readonly procedure: string;
  readonly id: number;
  /** Whether the registration stands; calls that were on their way are still answered after `unregister`. */
  readonly active: boolean;
  /** Resolves when it does not stand any more: with `undefined` after `unregister`, else with the reason. */
  readonly closed: Promise<string | undefined>;
  /**
   * Ends the registration. Invocations that are running go on and are answered.
   * @throws {WampError} if the router refuses.
   */
  unregister(): Promise<void>;
}
