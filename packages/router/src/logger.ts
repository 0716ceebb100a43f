/** Facts that belong to a log event: flat, small, never payloads or secrets. */
export type LogFields = { readonly [field: string]: string | number | boolean | undefined | Error };

/** Where the router says what happened. An event is a short constant phrase; what varies is in the fields. */
export interface Logger {
  /** What helps to find out why something happens. */
  debug(event: string, fields?: LogFields): void;
  /** What happens every day. */
  info(event: string, fields?: LogFields): void;
  /** What somebody should look at some day. */
  warn(event: string, fields?: LogFields): void;
  /** What does not work. */
  error(event: string, fields?: LogFields): void;
}

/** The logger of a router that was given none. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
};
