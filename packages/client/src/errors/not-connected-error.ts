/** A request was made on a session that has ended or is being left. Nothing was sent. */
export class NotConnectedError extends Error {
  override readonly name = "NotConnectedError";
}
