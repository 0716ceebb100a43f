import { isPattern, isReservedUri, isUri } from "@junctor/core";
import type { RealmConfiguration } from "./schema/realm-schema.ts";
import type { KeyPath } from "./source-document.ts";

/** Takes what is wrong. */
type Report = (path: KeyPath, text: string) => void;

/** Finds what no schema can in roles: names twice, patterns that are none or twice, authorizers that are none. */
export function checkRoles(realm: RealmConfiguration, at: KeyPath, report: Report): void {
  const { roles = [], authorize, uriRule } = realm;
  checkAuthorizer(authorize, at, report);
  checkRate(realm.rate, at, report);
  const names = new Set<string>();
  roles.forEach(({ name, permissions = [], authorize: own, rate }, index) => {
    if (names.has(name)) report([...at, "roles", index, "name"], `there is another role ${name}`);
    names.add(name);
    checkAuthorizer(own, [...at, "roles", index], report);
    checkRate(rate, [...at, "roles", index], report);
    const patterns = new Set<string>();
    permissions.forEach(({ uri, match = "exact", ask = false, cache }, number) => {
      const rule = [...at, "roles", index, "permissions", number];
      if (cache !== undefined && !ask) report([...rule, "cache"], "only a permission with ask: true has cache");
      if (ask && (own ?? authorize) === undefined) report([...rule, "ask"], "there is no authorizer to ask");
      const place = [...rule, "uri"];
      if (!isPattern(uri, match, uriRule)) report(place, `this is no valid ${match} pattern`);
      // No pattern has this character.
      const pattern = `${match}#${uri}`;
      if (patterns.has(pattern)) report(place, `another permission of this role is about the ${match} pattern too`);
      patterns.add(pattern);
    });
  });
}

function checkAuthorizer(authorize: string | undefined, at: KeyPath, report: Report): void {
  if (authorize === undefined || (isUri(authorize) && !isReservedUri(authorize))) return;
  report([...at, "authorize"], "expected the URI of a procedure of the realm, not under wamp");
}

function checkRate(rate: RealmConfiguration["rate"], at: KeyPath, report: Report): void {
  if (rate === undefined || (rate.messages ?? rate.octets) !== undefined) return;
  report([...at, "rate"], "expected a number of messages or of octets, or both");
}
