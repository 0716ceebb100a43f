/** Events came faster than they were taken and the buffer's policy is `error`; the subscription was given up. */
export class BufferOverflowError extends Error {
  override readonly name = "BufferOverflowError";

  constructor(topic: string) {
    super(`the buffer of the subscription to "${topic}" is full`);
  }
}
