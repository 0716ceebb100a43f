/** For the program's own use; nothing is logged here by itself. */
export function debug(..._items: unknown[]): void {}

/** Warns on the console. */
export function warn(...items: unknown[]): void {
  console.warn(...items);
}
