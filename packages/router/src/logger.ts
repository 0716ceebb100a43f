/** Facts that belong to a log event: flat, small, never payloads or secrets. */
export type LogFields = { readonly [field: string]: string | number | boolean | undefined | Error };

/** Where the router says what happened. An event is a short constant phrase; what varies is in the fields. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** The logger of a router that was given none. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
};
