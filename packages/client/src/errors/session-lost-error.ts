/**
 * The session ended while a request was waiting for its answer. The request is never sent again by itself,
 * because the router may have acted on it.
 */
export class SessionLostError extends Error {
  override readonly name = "SessionLostError";
  /** Whether the request was handed to the transport: `false` means that the router has certainly not seen it. */
  readonly sent: boolean;

  /** @param reason Why the session ended, for people. */
  constructor(reason: string, sent: boolean, cause?: unknown) {
    super(`the session ended before the request was answered: ${reason}`, cause === undefined ? undefined : { cause });
    this.sent = sent;
  }
}
