import { CallTimeoutError, ConnectionError, JoinError, LoginError, NotConnectedError } from "@junctor/client";
import { PayloadError, ProtocolViolationError, SessionLostError, WampError } from "@junctor/client";
import { ErrorUri } from "@junctor/core";
import { ExitCode } from "./exit-code.ts";
import { formatJson } from "./payload/format-json.ts";
import { oneLine } from "./terminal/one-line.ts";
import { UserError } from "./user-error.ts";

/** What the user is told, and the exit code of the process. */
export interface Explained {
  readonly message: string;
  readonly exitCode: number;
}

/** The reasons of ABORT that say: not you, or not so. */
const NOT_LET_IN: ReadonlySet<string> = new Set([
  ErrorUri.AUTHENTICATION_FAILED,
  ErrorUri.AUTHENTICATION_DENIED,
  ErrorUri.AUTHENTICATION_REQUIRED,
  ErrorUri.NO_MATCHING_AUTH_METHOD,
  ErrorUri.NO_SUCH_ROLE,
  ErrorUri.NOT_AUTHORIZED,
  ErrorUri.AUTHORIZATION_DENIED,
  ErrorUri.AUTHORIZATION_FAILED,
  ErrorUri.AUTHORIZATION_REQUIRED,
]);

/** Says what an error means to whoever typed the command; `undefined` if it is a defect of the program. */
export function explainError(error: unknown): Explained | undefined {
  if (error instanceof UserError) return { message: error.message, exitCode: error.exitCode };
  if (!(error instanceof Error)) return undefined;
  const exitCode = exitCodeOf(error);
  return exitCode === undefined ? undefined : { message: `junctor: ${oneLine(describe(error))}`, exitCode };
}

function exitCodeOf(error: Error): number | undefined {
  if (error instanceof CallTimeoutError) return ExitCode.TIMEOUT;
  if (error instanceof JoinError) return joinExitCode(error);
  if (error instanceof WampError) return error.uri === ErrorUri.TIMEOUT ? ExitCode.TIMEOUT : ExitCode.WAMP;
  if (error instanceof LoginError) return ExitCode.NOT_LET_IN;
  if (error instanceof ConnectionError || error instanceof SessionLostError) return ExitCode.NO_CONNECTION;
  if (error instanceof NotConnectedError) return ExitCode.NO_CONNECTION;
  if (error instanceof ProtocolViolationError || error instanceof PayloadError) return ExitCode.WAMP;
  return undefined;
}

function joinExitCode(error: JoinError): number {
  if (NOT_LET_IN.has(error.uri)) return ExitCode.NOT_LET_IN;
  if (error.uri === ErrorUri.TIMEOUT) return ExitCode.TIMEOUT;
  return error.retryable ? ExitCode.NO_CONNECTION : ExitCode.WAMP;
}

/** The URI and the text; arguments that say more follow as JSON. */
function describe(error: Error): string {
  if (!(error instanceof WampError)) return error.message;
  const { args, kwargs } = error;
  const told = args.length === 0 || (args.length === 1 && typeof args[0] === "string");
  return told && Object.keys(kwargs).length === 0 ? error.message : `${error.message} ${formatJson({ args, kwargs })}`;
}
