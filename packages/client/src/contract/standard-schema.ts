/**
 * A schema of any library that follows Standard Schema (https://standardschema.dev, 1.x), such as zod, valibot and
 * arktype: the part of that interface which contracts need, written out as the specification allows, so that nothing is
 * installed for it.
 * @typeParam Input What the schema takes: in a contract, what stands in the message.
 * @typeParam Output What it makes of it: in a contract, what the receiver gets.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    /** The library. */
    readonly vendor: string;
    /** Compares a value, and makes of it what the receiver gets. */
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
    /** For the compiler only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a schema makes of a value. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** What a schema has against a value. */
export interface SchemaIssue {
  readonly message: string;
  /** Where in the value. Default: the value itself. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a schema takes. */
export type SchemaInput<S extends StandardSchema> = NonNullable<S["~standard"]["types"]>["input"];

/** What a schema makes of what it takes. */
export type SchemaOutput<S extends StandardSchema> = NonNullable<S["~standard"]["types"]>["output"];

/** Whether a value is a schema; in some libraries they are functions. */
export function isSchema(value: unknown): value is StandardSchema {
  return ((typeof value === "object" && value !== null) || typeof value === "function") && "~standard" in value;
}
