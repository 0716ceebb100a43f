/**
 * The most octets put into one batch of several messages. A receiver measures the whole batch against
 * its message limit, so a batch must stay below the limit of any peer; larger ones would gain little.
 */
const MAX_BATCH = 32_768;

/** Cuts batch items into batches: as few as possible, each of at least one item. */
export function cutBatches(items: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const batches: Uint8Array[][] = [];
  let batch: Uint8Array[] = [];
  let length = 0;
  for (const item of items) {
    if (batch.length > 0 && length + item.length > MAX_BATCH) {
      batches.push(batch);
      batch = [];
      length = 0;
    }
    batch.push(item);
    length += item.length;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
