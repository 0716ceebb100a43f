import type { Declaration } from "@junctor/core";
import { refuseApplicationPattern } from "../match-policy.ts";
import type { Realm } from "../realm/realm.ts";
import { declare } from "./declare.ts";
import { readDeclaration } from "./read-declaration.ts";

/** What a realm declares itself, by URI. */
export type Declarations = { readonly [uri: string]: Declaration | readonly Declaration[] };

/**
 * Puts what the options of a realm declare into its directory.
 * @throws {RangeError} if a URI is none, or a declaration is malformed; the message names it.
 */
export function declareForRealm(realm: Realm, declarations: Declarations): void {
  for (const [uri, declared] of Object.entries(declarations)) {
    for (const declaration of Array.isArray(declared) ? (declared as readonly Declaration[]) : [declared]) {
      addOwn(realm, uri, declaration as Declaration);
    }
  }
}

function addOwn(realm: Realm, uri: string, given: Declaration): void {
  try {
    const declared = declare(realm, { uri, declaration: readDeclaration(given), definer: undefined, octets: 0 });
    const refusal = refuseApplicationPattern(declared, realm.rules.uriRule);
    if (refusal !== undefined) throw new RangeError(refusal.text ?? refusal.error);
    realm.directory.add(declared);
  } catch (error) {
    throw new RangeError(`"${uri}" is not declared: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
