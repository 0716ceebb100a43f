/** How a session ended. */
export interface SessionEnd {
  /**
   * `left`: this side said GOODBYE; `goodbye`: the router did; `aborted`: the router sent ABORT;
   * `violation`: the router broke the protocol; `lost`: the connection ended without a word.
   */
  readonly cause: "left" | "goodbye" | "aborted" | "violation" | "lost";
  /** The URI in GOODBYE or ABORT; for `lost` a line that says what happened to the connection. */
  readonly reason: string;
  /** What went wrong: missing for `left` and `goodbye`. */
  readonly error?: Error | undefined;
}
