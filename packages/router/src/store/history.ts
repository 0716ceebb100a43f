import type { StoredEvent } from "./stored-event.ts";

/** A part of a history, by places as `placeOf` gives them. */
export interface HistoryRange {
  /** The first place of the part. Default: that of the oldest event. */
  readonly start?: number | undefined;
  /** The first place after the part. Default: beyond the newest event. */
  readonly end?: number | undefined;
  /** Whether the newest event comes first. Default: false. */
  readonly reverse?: boolean | undefined;
}

/** The recorded events of one pattern, to be read. */
export interface History {
  /** Where a publication stands: a number that grows from each event to the next. Nothing if it is not there. */
  placeOf(publication: number): number | undefined;
  /**
   * Events in the order in which they were recorded. They are read as they are asked for, to be used up at once: what
   * happens to the history meanwhile is no concern of the reader.
   * @throws {WampError} `wamp.error.unavailable` if the store cannot be read.
   */
  events(range?: HistoryRange): Iterable<StoredEvent>;
}

/** The history of what has none. */
export const NO_HISTORY: History = { placeOf: () => undefined, events: () => [] };
