import { explainRole } from "./check-users.ts";
import type { MethodConfiguration, TrustrootConfiguration } from "./schema/authentication-schema.ts";
import type { RealmConfiguration } from "./schema/realm-schema.ts";
import type { KeyPath } from "./source-document.ts";
import { toCertifiedUsers } from "./to-trustroots.ts";

/** Takes what is wrong. */
type Report = (path: KeyPath, text: string) => void;

/** Finds what no schema can in the ways to join: methods twice, roles that do not exist, keys that are none. */
export function checkMethods({ authentication = [], roles }: RealmConfiguration, at: KeyPath, report: Report): void {
  const names = roles?.map(({ name }) => name);
  const methods = new Set<string>();
  authentication.forEach((each, index) => {
    const place = [...at, "authentication", index];
    if (methods.has(each.method)) report([...place, "method"], `${each.method} stands here twice`);
    methods.add(each.method);
    checkMethod(each, { place, names, report });
  });
}

/** What a method is checked against. */
interface Context {
  readonly place: KeyPath;
  /** The roles of the realm; undefined if it has none. */
  readonly names: readonly string[] | undefined;
  readonly report: Report;
}

function checkMethod(method: MethodConfiguration, context: Context): void {
  const { place, names, report } = context;
  if (method.method === "jwt" && !isKeySet(method.keys)) {
    report([...place, "keys"], "expected a URL, or `file:NAME` of a JSON Web Key Set");
  }
  if (method.method === "cryptosign") checkTrustroots(method.trustroots ?? [], context);
  if (method.method !== "anonymous") return;
  const reason = explainRole(method.role ?? "anonymous", names);
  if (reason !== undefined) report(method.role === undefined ? place : [...place, "role"], reason);
}

function checkTrustroots(trustroots: readonly TrustrootConfiguration[], { place, names, report }: Context): void {
  trustroots.forEach((root, index) => {
    const at = [...place, "trustroots", index];
    const reason = explainRole(root.role, names);
    if (reason !== undefined) report([...at, "role"], reason);
    try {
      toCertifiedUsers([root]);
    } catch (error) {
      if (error instanceof SyntaxError) report([...at, "authorities"], "expected `file:NAME` of a JSON list");
      else report(at, error instanceof Error ? error.message : String(error));
    }
  });
}

/** Whether keys of tokens are where they can be had: a URL, or a set. */
function isKeySet(keys: string): boolean {
  if (URL.canParse(keys)) return /^https?:/.test(keys);
  try {
    const set: unknown = JSON.parse(keys);
    return typeof set === "object" && set !== null && "keys" in set && Array.isArray(set.keys);
  } catch {
    return false;
  }
}
