/** Counts what a session sends and gets, and tells it to who listens. */
export interface Meter {
  /** A message of so many octets came from the session, and is going to be processed. */
  received(octets: number): void;
  /** The session has left: nothing is counted any more. */
  stop(): void;
  /** Tells what was counted last, after `stop`. */
  announceLast(): void;
}
