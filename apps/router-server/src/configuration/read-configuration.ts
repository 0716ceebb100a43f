import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { checkReferences } from "./check-references.ts";
import { createRouter } from "@junctor/router";
import { ConfigurationError } from "./configuration-problem.ts";
import { hideSecrets } from "./hide-secrets.ts";
import type { SecretSources } from "./fill-in-secrets.ts";
import { readSource } from "./read-source.ts";
import { readUsersFiles } from "./read-users-files.ts";
import { toRouterOptions } from "./to-router-options.ts";
import type { SourceDocument } from "./source-document.ts";
import { configurationSchema } from "./schema/configuration-schema.ts";
import type { Configuration } from "./schema/configuration-schema.ts";

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
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError([{ file, line: 1, column: 1, key: "", text: `cannot be read: ${reason}` }]);
  }
  return parseConfiguration(text, { file, environment, readFile });
}

/** Where a configuration comes from. */
export interface ConfigurationSource extends SecretSources {
  /** The name of the file, for messages. */
  readonly file: string;
}

/**
 * Checks the text of a configuration file, and the files of users it names, whose users it then has.
 * @throws {ConfigurationError} with everything that is wrong at once.
 */
export function parseConfiguration(text: string, sources: ConfigurationSource): Configuration {
  const secrets = new Set<string>();
  const onSecret = (value: string): void => void secrets.add(value);
  try {
    return readChecked(text, { ...sources, readFile: (path) => sources.readFile(path), onSecret });
  } catch (error) {
    throw error instanceof ConfigurationError ? hideSecrets(error, secrets) : error;
  }
}

function readChecked(text: string, sources: ConfigurationSource): Configuration {
  const source = readSource<Configuration>(configurationSchema, { file: sources.file, text }, sources);
  // References are looked at only if everything is where it should be.
  if (source.problems.length > 0) throw new ConfigurationError(source.problems);
  const files = readUsersFiles(source, sources);
  const problems = [...checkReferences(source, files, sources), ...files.flatMap((each) => each.problems)];
  if (problems.length > 0) throw new ConfigurationError(problems);
  const realms = source.data.realms.map((realm, index) => {
    const more = files.find((each) => each.realm === index)?.data ?? [];
    return more.length === 0 ? realm : { ...realm, users: [...(realm.users ?? []), ...more] };
  });
  const configuration = { ...source.data, realms };
  checkByMaking(configuration, source.document);
  return configuration;
}

/** Lets the router say what only it knows, of declarations for example, realm by realm. It opens nothing by itself. */
function checkByMaking(configuration: Configuration, document: SourceDocument): void {
  const problems = configuration.realms.flatMap((realm, index) => {
    try {
      createRouter(toRouterOptions({ ...configuration, realms: [realm] }));
      return [];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [document.problemAt(["realms", index], error.message)];
    }
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
}
