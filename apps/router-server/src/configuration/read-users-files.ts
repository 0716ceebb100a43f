import type { SecretSources } from "./fill-in-secrets.ts";
import { readSource } from "./read-source.ts";
import type { Source } from "./read-source.ts";
import type { Configuration } from "./schema/configuration-schema.ts";
import { usersSchema } from "./schema/user-schema.ts";
import type { UserConfiguration } from "./schema/user-schema.ts";

/** The users of a realm that stand in a file of their own. */
export interface UsersFile extends Source<readonly UserConfiguration[]> {
  /** The number of the realm. */
  readonly realm: number;
}

/** Reads the files of users that a configuration names; one that cannot be read has no users. */
export function readUsersFiles(
  { data, document }: Source<Configuration>,
  sources: SecretSources,
): readonly UsersFile[] {
  return data.realms.flatMap(({ usersFile: file }, realm) => {
    if (file === undefined) return [];
    const text = readText(file, sources);
    if (text !== undefined)
      return [{ realm, ...readSource<UserConfiguration[]>(usersSchema, { file, text }, sources) }];
    const problem = document.problemAt(["realms", realm, "usersFile"], `the file ${file} cannot be read`);
    return [{ realm, document, data: [], problems: [problem], isSecret: () => false }];
  });
}

function readText(file: string, { readFile }: SecretSources): string | undefined {
  try {
    return readFile(file);
  } catch {
    return undefined;
  }
}
