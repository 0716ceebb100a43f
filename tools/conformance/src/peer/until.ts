/** How long what must happen may take, in milliseconds. It only ever passes in a failing test. */
const PATIENCE = 3_000;

/**
 * Waits, turn by turn of the event loop, until `reached` is true.
 * @param observed says how things stand, for the error
 * @throws {Error} if it does not become true.
 */
export async function until(reached: () => boolean, observed: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!reached()) {
    if (Date.now() > deadline) throw new Error(`what was awaited did not happen: ${observed()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
