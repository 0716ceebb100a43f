/**
 * Events, or progressive results, came faster than they were taken and the buffer's policy is `error`;
 * the subscription or call was given up.
 */
export class BufferOverflowError extends Error {
  override readonly name = "BufferOverflowError";

  constructor(owner: string) {
    super(`the buffer of ${owner} is full`);
  }
}
