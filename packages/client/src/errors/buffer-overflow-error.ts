/**
 * Events, progressive results or chunks of arguments came faster than they were taken and the buffer's policy is
 * `error`; the subscription, call or invocation was given up.
 */
export class BufferOverflowError extends Error {
  override readonly name = "BufferOverflowError";

  constructor(owner: string) {
    super(`the buffer of ${owner} is full`);
  }
}
