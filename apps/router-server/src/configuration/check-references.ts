import { isPattern, isUri } from "@junctor/core";
import type { ConfigurationProblem } from "./configuration-problem.ts";
import type { SecretSources } from "./fill-in-secrets.ts";
import type { ListenerConfiguration } from "./schema/listener-schema.ts";
import type { RealmConfiguration } from "./schema/realm-schema.ts";
import type { Configuration } from "./schema/configuration-schema.ts";
import type { KeyPath, SourceDocument } from "./source-document.ts";

type Report = (path: KeyPath, text: string) => void;

/** Finds what no schema can: names twice, files that are not there, keys that exclude one another. */
export function checkReferences(
  document: SourceDocument,
  configuration: Configuration,
  sources: SecretSources,
): readonly ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  const report: Report = (path, text) => void problems.push(document.problemAt(path, text));
  configuration.listeners?.forEach((listener, index) => checkListener(listener, ["listeners", index], report));
  checkFiles(configuration, sources, report);
  checkPlaces(configuration, report);
  checkRealms(configuration, report);
  return problems;
}

function checkListener({ path, host, port, mode }: ListenerConfiguration, at: KeyPath, report: Report): void {
  if (path !== undefined && (host ?? port) !== undefined) {
    report([...at, "path"], "a listener has either path or host and port");
  }
  if (mode !== undefined && path === undefined) report([...at, "mode"], "only a listener with a path has a mode");
}

function checkFiles({ listeners = [] }: Configuration, { readFile }: SecretSources, report: Report): void {
  listeners.forEach(({ tls }, index) => {
    for (const key of ["certificate", "key", "clientAuthority"] as const) {
      const name = tls?.[key];
      if (name === undefined) continue;
      try {
        readFile(name);
      } catch {
        report(["listeners", index, "tls", key], `the file ${name} cannot be read`);
      }
    }
  });
}

function checkPlaces({ listeners = [] }: Configuration, report: Report): void {
  const places = new Set<string>();
  listeners.forEach(({ path, host = "127.0.0.1", port = 8080 }, index) => {
    const place = path ?? `${host}:${port}`;
    if (places.has(place) && port !== 0) report(["listeners", index], `another listener has ${place} already`);
    places.add(place);
  });
}

function checkRealms({ realms }: Configuration, report: Report): void {
  const names = new Set<string>();
  realms.forEach((realm, index) => {
    const { name } = realm;
    const at = ["realms", index, "name"];
    if (!isUri(name)) report(at, "a realm is a URI: words joined by dots, without spaces or #");
    if (names.has(name)) report(at, `there is another realm ${name}`);
    names.add(name);
    checkRoles(realm, ["realms", index], report);
  });
}

function checkRoles({ roles = [], uriRule }: RealmConfiguration, at: KeyPath, report: Report): void {
  const names = new Set<string>();
  roles.forEach(({ name, permissions = [] }, index) => {
    if (names.has(name)) report([...at, "roles", index, "name"], `there is another role ${name}`);
    names.add(name);
    const patterns = new Set<string>();
    permissions.forEach(({ uri, match = "exact" }, number) => {
      const place = [...at, "roles", index, "permissions", number, "uri"];
      if (!isPattern(uri, match, uriRule)) report(place, `this is no valid ${match} pattern`);
      // No pattern has this character.
      const pattern = `${match}#${uri}`;
      if (patterns.has(pattern)) report(place, `another permission of this role is about the ${match} pattern too`);
      patterns.add(pattern);
    });
  });
}
