import type { Logger } from "@junctor/router";
import type { LoggingConfiguration } from "../configuration/schema/logging-schema.ts";
import { createJsonLogger } from "./json-logger.ts";
import { createTextLogger } from "./text-logger.ts";

/** What is written if nothing is said of it. */
const DEFAULTS = { level: "warn", format: "text" } as const;

/**
 * A logger as a configuration says.
 * @param write takes one line with its end. Default: standard error.
 */
export function createLogger(configuration: LoggingConfiguration = {}, write = writeToStderr): Logger {
  const { level, format } = { ...DEFAULTS, ...configuration };
  return format === "json" ? createJsonLogger(level, write) : createTextLogger(level, write);
}

function writeToStderr(line: string): void {
  process.stderr.write(line);
}
