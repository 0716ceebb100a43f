/** When the statistics of a session are published; whichever comes first. */
export interface StatsRule {
  /** Milliseconds since the last time. Default: time alone is no reason. */
  readonly interval?: number | undefined;
  /** Messages that came from the session since the last time. Default: messages alone are no reason. */
  readonly messages?: number | undefined;
}

/**
 * Checks what a realm was given.
 * @throws {RangeError} if there is neither, or one is not above zero.
 */
export function checkStatsRule({ interval, messages }: StatsRule): void {
  if (interval === undefined && messages === undefined) {
    throw new RangeError("stats: there must be an interval, or a number of messages");
  }
  checkAboveZero("interval", interval);
  checkAboveZero("messages", messages);
}

function checkAboveZero(name: string, value: number | undefined): void {
  if (value === undefined || (value > 0 && value < Infinity)) return;
  throw new RangeError(`stats: ${name} must be above zero, not ${value}`);
}
