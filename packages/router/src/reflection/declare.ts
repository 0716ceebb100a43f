import type { Declaration } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import { payloadChecks } from "../validation/payload-checks.ts";
import type { Declared } from "./declared.ts";

/** What a declaration is made of. */
export type Declaring = Pick<Declared, "uri" | "declaration" | "definer" | "octets">;

/**
 * A declaration for the directory of a realm, its schemas ready for use if the realm validates.
 * @throws {DeclarationError} if the validator does not take a schema.
 */
export function declare({ validation }: Realm, { uri, declaration, definer, octets }: Declaring): Declared {
  const checks = validation && payloadChecks(declaration, validation.validator);
  return { type: declaration.type, uri, match: matchOf(declaration), declaration, definer, octets, checks };
}

function matchOf(declaration: Declaration): Declared["match"] {
  return "match" in declaration ? (declaration.match ?? "exact") : "exact";
}
