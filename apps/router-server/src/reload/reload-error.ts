/** A configuration cannot be put into force while the router runs; the message says why. The former one stays. */
export class ReloadError extends Error {
  override readonly name = "ReloadError";
}
