import { isUri } from "@junctor/core";
import { checkMethods } from "./check-methods.ts";
import { checkRoles } from "./check-roles.ts";
import { checkUsers } from "./check-users.ts";
import type { ConfigurationProblem } from "./configuration-problem.ts";
import type { Source } from "./read-source.ts";
import type { UsersFile } from "./read-users-files.ts";
import type { Configuration } from "./schema/configuration-schema.ts";
import type { RealmConfiguration } from "./schema/realm-schema.ts";
import type { KeyPath } from "./source-document.ts";

/** Takes what is wrong. */
type Report = (path: KeyPath, text: string) => void;

/** Finds what no schema can in realms: names twice, patterns that are none, roles and users that do not fit. */
export function checkRealms(
  source: Source<Configuration>,
  files: readonly UsersFile[],
): readonly ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  const report: Report = (path, text) => void problems.push(source.document.problemAt(path, text));
  const names = new Set<string>();
  const stores = new Set<string>();
  source.data.realms.forEach((realm, index) => {
    const at = ["realms", index];
    checkName(realm, at, report);
    if (names.has(realm.name)) report([...at, "name"], `there is another realm ${realm.name}`);
    names.add(realm.name);
    const path = realm.store?.path;
    if (path !== undefined && stores.has(path)) report([...at, "store", "path"], "another realm has this store");
    if (path !== undefined) stores.add(path);
    checkRoles(realm, at, report);
    checkMethods(realm, at, report);
    const file = files.find((each) => each.realm === index);
    problems.push(...checkAllUsers(realm, { at, source }, file));
  });
  return problems;
}

/** What only a template may have, and what none may. */
function checkName({ name, template, store }: RealmConfiguration, at: KeyPath, report: Report): void {
  if (!isUri(name)) report([...at, "name"], "a realm is a URI: words joined by dots, without spaces or #");
  if (template === undefined) {
    if (name.includes("*")) report([...at, "name"], "a name with * is that of a template: add the key `template`");
    return;
  }
  if (!/\*/.test(name) || name.split(".").some((each) => each.split("*").length > 2)) {
    report([...at, "name"], "the name of a template needs *, at most once between two dots");
  }
  if (store !== undefined) report([...at, "store"], "realms of a template keep their events in memory");
}

/** The users of the configuration and those of the realm's own file: a name stands only once in both together. */
function checkAllUsers(
  { users = [], roles }: RealmConfiguration,
  { at, source }: { readonly at: KeyPath; readonly source: Source<Configuration> },
  file: UsersFile | undefined,
): readonly ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  const names = new Set<string>();
  const contextOf = ({ document, isSecret }: Source<unknown>, prefix: KeyPath) => ({
    roles: namesOf(roles),
    names,
    isSecret: (path: KeyPath) => isSecret([...prefix, ...path]),
    report: (path: KeyPath, text: string) => void problems.push(document.problemAt([...prefix, ...path], text)),
  });
  checkUsers(users, contextOf(source, [...at, "users"]));
  if (file !== undefined && file.problems.length === 0) checkUsers(file.data, contextOf(file, []));
  return problems;
}

function namesOf(roles: RealmConfiguration["roles"]): readonly string[] | undefined {
  return roles?.map(({ name }) => name);
}
