/** How strongly the specification asks for something. */
export type Level = "MUST" | "SHOULD" | "MAY";

/** The part of the project that will bring the scenarios of a line; `unplanned` if none is to. */
export type Pending = "Advanced Profile" | "Access" | "Speed" | "Client" | "unplanned";

/** One testable line of the WAMP specification, paraphrased. */
export interface Requirement {
  /** Stable name; scenarios say which ids they verify. */
  readonly id: string;
  /** The roles it binds, separated by commas. */
  readonly who: string;
  readonly level: Level;
  /** What is required. `[T7]` points at a trap in `traps.ts`; `A?, K?` are optional Arguments and ArgumentsKw. */
  readonly text: string;
  /** The files of the wamp-proto repository that say so, separated by commas. */
  readonly link: string;
  /** Set as long as no scenario verifies the line. */
  readonly pending?: Pending;
}
