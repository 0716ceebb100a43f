/** What a store keeps, and how much it lets wait. */
export interface StoreLimits {
  /** Topics that may have a retained event; beyond, those published longest ago go. Default: 10,000. */
  readonly maxRetainedTopics: number;
  /** Octets all retained events may take; beyond, those published longest ago go. They are in memory too. Default: 4 MiB. */
  readonly maxRetainedBytes: number;
  /** Events in the history of one pattern; beyond, the oldest go. Each takes some 60 octets of memory. Default: 100,000. */
  readonly maxHistoryEvents: number;
  /** Octets the history of one pattern may take; beyond, the oldest events go. Default: 64 MiB. */
  readonly maxHistoryBytes: number;
  /** Events that may wait to be written; beyond, writes are refused. Default: 10,000. */
  readonly maxPendingWrites: number;
  /** Octets that may wait to be written; beyond, writes are refused. Default: 16 MiB. */
  readonly maxPendingBytes: number;
}

/** The limits of a store that was given none. */
export const defaultStoreLimits: StoreLimits = {
  maxRetainedTopics: 10_000,
  maxRetainedBytes: 4 * 1024 * 1024,
  maxHistoryEvents: 100_000,
  maxHistoryBytes: 64 * 1024 * 1024,
  maxPendingWrites: 10_000,
  maxPendingBytes: 16 * 1024 * 1024,
};

/**
 * Completes limits by their defaults.
 * @throws {RangeError} if one is no integer from 0 upwards.
 */
export function storeLimits(options: { readonly [Name in keyof StoreLimits]?: number | undefined }): StoreLimits {
  const limits = Object.entries(defaultStoreLimits).map(([name, byDefault]) => {
    const limit = options[name as keyof StoreLimits] ?? byDefault;
    if (Number.isSafeInteger(limit) && limit >= 0) return [name, limit];
    throw new RangeError(`${name} must be an integer from 0 upwards, not ${limit}`);
  });
  return Object.fromEntries(limits) as StoreLimits;
}
