import type { Dict, PayloadSchema } from "@junctor/core";
import type { Declared } from "./declared.ts";

type Errors = { readonly [uri: string]: PayloadSchema };

/** The URIs of the errors that procedures are declared to answer with. */
export function errorUris(procedures: readonly Declared[]): readonly string[] {
  return procedures.flatMap((procedure) => Object.keys(errorsOf(procedure)));
}

/** What the first procedure that names an error says of it. */
export function describeError(procedures: readonly Declared[], uri: string): Dict | undefined {
  const procedure = procedures.find((declared) => Object.hasOwn(errorsOf(declared), uri));
  return procedure && { ...errorsOf(procedure)[uri], type: "error", uri, match: "exact" };
}

function errorsOf({ declaration }: Declared): Errors {
  return declaration.type === "procedure" ? (declaration.errors ?? {}) : {};
}
