import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { checkReferences } from "./check-references.ts";
import { checkSchema } from "./check-schema.ts";
import { ConfigurationError } from "./configuration-problem.ts";
import { fillInSecrets } from "./fill-in-secrets.ts";
import type { SecretSources } from "./fill-in-secrets.ts";
import type { Configuration } from "./schema/configuration-schema.ts";
import { SourceDocument } from "./source-document.ts";

/**
 * Reads and checks a configuration file, YAML or JSON. Files it names are looked for beside it.
 * @param environment where `${NAME}` is looked up.
 * @throws {ConfigurationError} with everything that is wrong at once.
 */
export function readConfiguration(file: string, environment: SecretSources["environment"]): Configuration {
  const folder = dirname(resolve(file));
  const readFile = (path: string): string => readFileSync(resolve(folder, path), "utf8");
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigurationError(file, [{ line: 1, column: 1, key: "", text: `cannot be read: ${reasonOf(error)}` }]);
  }
  return parseConfiguration(text, { file, environment, readFile });
}

/** Where a configuration comes from. */
export interface ConfigurationSource extends SecretSources {
  /** The name of the file, for messages. */
  readonly file: string;
}

/**
 * Checks the text of a configuration file.
 * @throws {ConfigurationError} with everything that is wrong at once.
 */
export function parseConfiguration(text: string, source: ConfigurationSource): Configuration {
  const document = new SourceDocument(text);
  if (document.problems.length > 0) throw new ConfigurationError(source.file, document.problems);
  const filled = fillInSecrets(readData(document, source.file), source);
  const missing = filled.missing.map(({ path, text: reason }) => document.problemAt(path, reason));
  const problems = [...missing, ...checkSchema(document, filled)];
  // References are looked at only if everything is where it should be.
  const configuration = filled.data as Configuration;
  if (problems.length === 0) problems.push(...checkReferences(document, configuration, source));
  if (problems.length > 0) throw new ConfigurationError(source.file, problems);
  return configuration;
}

function readData(document: SourceDocument, file: string): unknown {
  try {
    return document.read() ?? {};
  } catch (error) {
    throw new ConfigurationError(file, [document.problemAt([], reasonOf(error))]);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
