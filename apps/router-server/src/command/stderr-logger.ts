import type { LogFields, Logger } from "@junctor/router";

/** Writes what is worth a look, one line each, to standard error; the rest is left out. */
export function createStderrLogger(): Logger {
  const write =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      void process.stderr.write(`${level}: ${event}${formatFields(fields)}\n`);
  return { debug() {}, info() {}, warn: write("warning"), error: write("error") };
}

function formatFields(fields: LogFields): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => ` ${name}=${value instanceof Error ? (value.stack ?? value.message) : JSON.stringify(value)}`,
    )
    .join("");
}
