import type { ConfigurationProblem } from "./configuration-problem.ts";
import { checkListener } from "./check-listener.ts";
import { checkRealms } from "./check-realms.ts";
import { firstRealm } from "./first-realm.ts";
import type { SecretSources } from "./fill-in-secrets.ts";
import type { Source } from "./read-source.ts";
import type { UsersFile } from "./read-users-files.ts";
import type { Configuration } from "./schema/configuration-schema.ts";
import type { KeyPath } from "./source-document.ts";

/** Takes what is wrong. */
type Report = (path: KeyPath, text: string) => void;

/** Methods whose logins are not remembered. */
const NOT_REMEMBERED: ReadonlySet<string> = new Set(["cookie", "anonymous", "jwt", "tls"]);

/** Finds what no schema can: names twice, files that are not there, keys that exclude one another. */
export function checkReferences(
  source: Source<Configuration>,
  files: readonly UsersFile[],
  sources: SecretSources,
): readonly ConfigurationProblem[] {
  const { data: configuration, document } = source;
  const problems: ConfigurationProblem[] = [];
  const report: Report = (path, text) => void problems.push(document.problemAt(path, text));
  configuration.listeners?.forEach((listener, index) => checkListener(listener, ["listeners", index], report));
  checkDemo(configuration, report);
  checkFiles(configuration, sources, report);
  checkPlaces(configuration, report);
  checkCookies(configuration, report);
  problems.push(...checkRealms(source, files));
  return problems;
}

/** The demo joins a realm. */
function checkDemo(configuration: Configuration, report: Report): void {
  if (firstRealm(configuration) !== "") return;
  configuration.listeners?.forEach(({ page }, index) => {
    if (page === "demo") report(["listeners", index, "page"], "the demo needs a realm that is no template");
  });
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

/** A method `cookie` needs a listener that gives cookies, and a login to remember. */
function checkCookies({ listeners = [], realms }: Configuration, report: Report): void {
  const hasCookies = listeners.some(({ cookie }) => cookie !== undefined);
  realms.forEach(({ authentication = [] }, realm) => {
    const index = authentication.findIndex(({ method }) => method === "cookie");
    const place = ["realms", realm, "authentication", index];
    if (index === -1) return;
    if (!hasCookies) report(place, "no listener gives browsers cookies: name cookie there");
    if (authentication.every(({ method }) => NOT_REMEMBERED.has(method))) {
      report(
        place,
        "cookie needs another method, whose logins it remembers: ticket, wampcra, wamp-scram or cryptosign",
      );
    }
  });
}
