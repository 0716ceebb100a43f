/** Something only the user of a command can put right; the message is all they are shown. */
export class UserError extends Error {
  override readonly name = "UserError";
  /** The exit code of the process. */
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
