/**
 * What becomes of a receiver that does not take its events fast enough: its connection is ended (`disconnect`), or the
 * events that are too many do not reach it: those that wait longest (`dropOldest`), those that come (`dropNewest`), or
 * of each topic all but the latest (`keepLatest`). Nothing but events is ever dropped.
 */
export type SlowConsumerPolicy = "disconnect" | "dropOldest" | "dropNewest" | "keepLatest";
