/** How much a session may send. */
export interface MessageRate {
  /** Messages a second. Default: any number. */
  readonly messages?: number | undefined;
  /** Octets of messages a second. Default: any number. */
  readonly octets?: number | undefined;
  /** How much may come at once: as much as otherwise in so many milliseconds. Default: 1,000. */
  readonly burst?: number | undefined;
  /**
   * What becomes of a session that sends more: it is not read from until it is within its rate again (`wait`), which
   * its transport tells it by backpressure, or it gets ABORT `junctor.error.rate_exceeded` (`abort`). Default: `wait`.
   */
  readonly excess?: "wait" | "abort" | undefined;
}

/** What is wrong with a rate, for people; undefined if nothing is. */
export function faultOfRate(rate: MessageRate | undefined): string | undefined {
  if (rate === undefined) return undefined;
  const { messages, octets, burst, excess = "wait" } = rate;
  if (messages === undefined && octets === undefined) return "a rate needs a number of messages, or of octets";
  for (const [name, value] of Object.entries({ messages, octets, burst })) {
    if (value !== undefined && !(value > 0 && value < Infinity)) return `${name} of a rate must be above zero`;
  }
  return excess === "wait" || excess === "abort" ? undefined : "excess of a rate is wait or abort";
}
