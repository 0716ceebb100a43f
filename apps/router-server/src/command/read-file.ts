import { ConfigurationError } from "../configuration/configuration-problem.ts";
import { readConfiguration } from "../configuration/read-configuration.ts";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";
import { UserError } from "./user-error.ts";

/**
 * Reads a configuration file, with the secrets of this process's environment.
 * @throws {UserError} with one line for each thing that is wrong.
 */
export function readFile(file: string): Configuration {
  try {
    return readConfiguration(file, process.env);
  } catch (error) {
    throw error instanceof ConfigurationError ? new UserError(error.message) : error;
  }
}
