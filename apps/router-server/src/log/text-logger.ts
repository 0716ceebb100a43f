import type { LogFields, Logger } from "@junctor/router";
import { isWritten } from "./log-level.ts";
import type { LogLevel } from "./log-level.ts";
import { safeField } from "./safe-field.ts";

/** Writes events as lines for people; line breaks and control characters of peers are escaped. */
export function createTextLogger(least: LogLevel, write: (line: string) => unknown): Logger {
  const at = (level: LogLevel, name: string) => (event: string, fields?: LogFields) => {
    if (isWritten(level, least)) write(`${name}: ${event}${formatFields(fields)}\n`);
  };
  return {
    debug: at("debug", "debug"),
    info: at("info", "info"),
    warn: at("warn", "warning"),
    error: at("error", "error"),
  };
}

function formatFields(fields: LogFields = {}): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}=${formatValue(name, value)}`)
    .join("");
}

function formatValue(name: string, value: LogFields[string]): string {
  if (value instanceof Error) return value.stack ?? value.message;
  return JSON.stringify(safeField(name, value));
}
