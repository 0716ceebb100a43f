import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ConfigurationError } from "../../configuration/configuration-problem.ts";
import type { SecretSources } from "../../configuration/fill-in-secrets.ts";
import { readSource } from "../../configuration/read-source.ts";
import { UserError } from "../user-error.ts";
import { scriptSchema } from "./script-schema.ts";
import type { Script } from "./script-schema.ts";

/**
 * Reads a script, YAML or JSON; `${NAME}` and `file:NAME` are replaced as in a configuration file.
 * @throws {UserError} with a line for each thing that is wrong, and its place.
 */
export function readScript(file: string, environment: SecretSources["environment"]): Script {
  const folder = dirname(resolve(file));
  const readFile = (path: string): string => readFileSync(resolve(folder, path), "utf8");
  const { data, problems } = readSource<Script>(
    scriptSchema,
    { file, text: readText(file) },
    { environment, readFile },
  );
  if (problems.length > 0) throw new UserError(new ConfigurationError(problems).message);
  return data;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UserError(`junctor: ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
