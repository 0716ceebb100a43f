/** What can be set on a serializer. */
export interface SerializerOptions {
  /**
   * How many levels of lists and dicts a message may have, itself included. Deeper ones are a protocol
   * violation when received, a `PayloadError` when sent. Default: 64.
   */
  readonly maxDepth?: number | undefined;
}

/** Deep enough for data, shallow enough that no input can exhaust the stack. */
export const DEFAULT_MAX_DEPTH = 64;
