/** Fulfilled when all writes are, those of stores that need no time among them. */
export async function allDone(writes: Iterable<unknown>): Promise<void> {
  await Promise.all(Array.from(writes, (write) => Promise.resolve(write)));
}
