/** A store that cannot be opened because its files are damaged. */
export class StoreDamagedError extends Error {
  override readonly name = "StoreDamagedError";
  /** The directory of the store. */
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`the event store in ${path} is damaged: ${reason}`);
    this.path = path;
  }
}
