import { pino } from "pino";
import type { LogFields, Logger } from "@junctor/router";
import type { LogLevel } from "./log-level.ts";
import { safeField } from "./safe-field.ts";

/** Writes events as JSON, one object to a line, as log collectors take it. */
export function createJsonLogger(least: LogLevel, write: (line: string) => void): Logger {
  const logger = pino({ level: least, base: { name: "junctor" }, messageKey: "event" }, { write });
  const at = (level: Exclude<LogLevel, "silent">) => (event: string, fields?: LogFields) => {
    if (logger.isLevelEnabled(level)) logger[level](safeFields(fields), event);
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** Errors go under the name that pino writes with their stack. */
function safeFields(fields: LogFields = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) =>
      value instanceof Error ? ["err", value] : [name, safeField(name, value)],
    ),
  );
}
