import type { Verbs } from "./verbs.ts";
import type { Contract } from "./contract.ts";
import type { ContractDefinition } from "./contract-definition.ts";
import { contractDeclarations } from "./contract-declarations.ts";
import type { DeclarationOptions } from "./contract-declarations.ts";

/**
 * Declares to the router what a contract says (spec: "Interface Reflection"), so that others find it, and, if the realm
 * validates, so that this session is held to it: its procedures when they are called and answer, and its publications.
 * What is declared goes when the session ends.
 * @throws {TypeError} if a schema has no JSON Schema; nothing is declared then.
 * @throws {WampError} if the router refuses a declaration, or has no reflection.
 */
export async function declareContract<C extends ContractDefinition>(
  session: Pick<Verbs, "call">,
  contract: Contract<C>,
  options?: DeclarationOptions,
): Promise<void> {
  const declarations = Object.entries(contractDeclarations(contract, options));
  const defining = declarations.flatMap(([uri, list]) =>
    list.map((declaration) => session.call("wamp.reflect.define", [uri, declaration])),
  );
  await Promise.all(defining);
}
