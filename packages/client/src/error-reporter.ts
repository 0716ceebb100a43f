/** Where an error came from that has no caller to be thrown at. */
export interface ErrorSource {
  /** What was running: an event handler, an invocation handler, the input of a call, or the session itself. */
  readonly kind: "event" | "invocation" | "input" | "session";
  /** The topic or procedure. */
  readonly uri?: string | undefined;
}

/** Told of errors that have no caller to be thrown at: exceptions of handlers, answers that cannot be sent. */
export type ErrorReporter = (error: unknown, source: ErrorSource) => void;

/** Reports to the console; the default. */
export const reportToConsole: ErrorReporter = (error, source) => {
  const where = source.uri === undefined ? source.kind : `${source.kind} of ${source.uri}`;
  // oxlint-disable-next-line no-console -- nobody has said where errors go, and swallowing them is worse
  console.error(`WAMP ${where}:`, error);
};

/** A reporter that survives exceptions of the given one, because a broken hook must not end the session. */
export function safeReporter(report: ErrorReporter): ErrorReporter {
  return (error, source) => {
    try {
      report(error, source);
    } catch (failure) {
      reportToConsole(error, source);
      reportToConsole(failure, { kind: "session" });
    }
  };
}
