import { Contract } from "./contract.ts";
import type { ContractDefinition } from "./contract-definition.ts";

/**
 * Writes down what peers agree on, with schemas of any library that follows Standard Schema: zod, valibot, arktype and
 * others. `session.use(contract)` then gives a session that knows nothing else, checked by the compiler and at run time.
 * @throws {RangeError} if a key is not a URI, or names a placeholder twice.
 */
export function defineContract<const C extends ContractDefinition>(definition: C): Contract<C> {
  return new Contract(definition);
}
