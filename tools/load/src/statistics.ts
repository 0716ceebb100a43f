/** The value that so many of a hundred are not above; 0 if there are none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** Runs it and tells how many milliseconds it took. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** So many of something, made at most `width` at a time. */
export async function inBatches<Item>(
  count: number,
  width: number,
  make: (n: number) => Promise<Item>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let from = 0; from < count; from += width) {
    const batch = Array.from({ length: Math.min(width, count - from) }, (_, n) => make(from + n));
    items.push(...(await Promise.all(batch)));
  }
  return items;
}
