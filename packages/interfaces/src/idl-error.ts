/** What is wrong with a text in WAMP IDL. The message starts with the line, if it is about one. */
export class IdlError extends Error {
  override readonly name = "IdlError";

  /** @param line from 1 on; undefined if it is about no line. */
  constructor(text: string, line?: number) {
    super(line === undefined ? text : `line ${line}: ${text}`);
  }
}
