import type { PayloadSchema, ProcedureDeclaration, TopicDeclaration } from "@junctor/core";
import type { ErrorDeclaration, JsonSchema } from "@junctor/core";
import { isThenable } from "../is-thenable.ts";
import type { Contract } from "./contract.ts";
import type {
  ContractDefinition,
  ErrorContracts,
  PayloadSchemas,
  ProcedureContract,
  ValueContract,
} from "./contract-definition.ts";
import { isSchema } from "./standard-schema.ts";
import type { StandardSchema } from "./standard-schema.ts";
import { jsonSchemaOf, listBeginningWith } from "./to-json-schema.ts";
import type { ToJsonSchema } from "./to-json-schema.ts";
import { UriPattern } from "./uri-pattern.ts";

/** What a contract can declare. */
export type ContractDeclaration = (ProcedureDeclaration | TopicDeclaration | ErrorDeclaration) & {
  /** The names of the placeholders of the URI, in order, where the declaration is one about a pattern. */
  readonly params?: readonly string[];
};

/** Options of `contractDeclarations`. */
export interface DeclarationOptions {
  /** Default: as the libraries offer it; zod and arktype do, valibot does behind `toStandardJsonSchema`. */
  readonly toJsonSchema?: ToJsonSchema | undefined;
}

/**
 * What a contract says, as reflection has it: by URI, what `createRouter` takes as `declarations` of a realm.
 * @throws {TypeError} if a schema has no JSON Schema; the message says which.
 */
export function contractDeclarations<C extends ContractDefinition>(
  contract: Contract<C>,
  options: DeclarationOptions = {},
): { readonly [uri: string]: readonly ContractDeclaration[] } {
  const { procedures = {}, topics = {}, errors = {} }: ContractDefinition = contract.definition;
  const writer = new DeclarationWriter(options.toJsonSchema);
  const all = [
    ...Object.entries(procedures).map(([key, procedure]) => writer.procedure(key, procedure)),
    ...Object.entries(topics).map(([key, topic]) => writer.topic(key, topic)),
    ...Object.entries(errors).map(([uri, error]) => writer.error(uri, error)),
  ];
  const byUri = new Map<string, ContractDeclaration[]>();
  for (const [uri, declaration] of all) byUri.set(uri, [...(byUri.get(uri) ?? []), declaration]);
  return Object.fromEntries(byUri);
}

/** A declaration with the URI, or pattern, it is about. */
type Written = readonly [uri: string, ContractDeclaration];

/** Writes declarations, with JSON Schemas in place of the schemas of a contract. */
class DeclarationWriter {
  readonly #convert: ToJsonSchema | undefined;

  constructor(convert: ToJsonSchema | undefined) {
    this.#convert = convert;
  }

  procedure(key: string, contract: ProcedureContract): Written {
    const { input, progress, result, errors } = contract;
    const of = `of "${key}"`;
    return written(key, {
      type: "procedure",
      ...this.#payload(contract, of),
      ...(input && { input: this.#value(input, `the input ${of}`) }),
      ...(progress && { progress: this.#value(progress, `the progress ${of}`) }),
      ...(result && { result: this.#value(result, `the result ${of}`) }),
      ...(errors && { errors: this.#errors(errors, of) }),
    });
  }

  topic(key: string, contract: PayloadSchemas): Written {
    return written(key, { type: "topic", ...this.#payload(contract, `of "${key}"`) });
  }

  error(uri: string, contract: ErrorContracts[string]): Written {
    return [uri, { type: "error", ...this.#error(contract, `of "${uri}"`) }];
  }

  #errors(errors: ErrorContracts, of: string): { readonly [uri: string]: PayloadSchema } {
    return Object.fromEntries(
      Object.entries(errors).map(([uri, error]) => [uri, this.#error(error, `of the error "${uri}" ${of}`)]),
    );
  }

  #error(error: ErrorContracts[string], of: string): PayloadSchema {
    return this.#payload(isSchema(error) ? { kwargs: error } : error, of);
  }

  #payload({ args, kwargs }: PayloadSchemas, of: string): PayloadSchema {
    return {
      ...(args && { args: this.#schema(args, `args ${of}`) }),
      ...(kwargs && { kwargs: this.#schema(kwargs, `kwargs ${of}`) }),
    };
  }

  #value(value: ValueContract, where: string): PayloadSchema {
    if (!isSchema(value)) return this.#payload(value, `of ${where}`);
    return { args: listBeginningWith(this.#schema(value, where), !mayBeLeftOut(value)) };
  }

  #schema(schema: StandardSchema, where: string): JsonSchema {
    return jsonSchemaOf(schema, where, this.#convert);
  }
}

function written(key: string, declaration: ContractDeclaration): Written {
  const pattern = new UriPattern(key);
  if (pattern.names.length === 0) return [key, declaration];
  return [pattern.pattern(), { ...declaration, match: "wildcard", params: pattern.names }];
}

/** Whether a message may do without the value; JSON Schema has no word for that in a single one. */
function mayBeLeftOut(schema: StandardSchema): boolean {
  const result = schema["~standard"].validate(undefined);
  return !isThenable(result) && result.issues === undefined;
}
