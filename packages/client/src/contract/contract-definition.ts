import type { StandardSchema } from "./standard-schema.ts";

/** A schema of the list of positional arguments. */
export type ArgsSchema = StandardSchema<readonly unknown[]>;

/** A schema of the dict of keyword arguments. */
export type KwargsSchema = StandardSchema<object>;

/** Schemas of a payload. What is left out may be anything. */
export interface PayloadSchemas {
  /** Of the list of positional arguments. */
  readonly args?: ArgsSchema | undefined;
  /** Of the dict of keyword arguments. */
  readonly kwargs?: KwargsSchema | undefined;
}

/** What is agreed on for a payload that is mostly one value: a schema of its first argument, or of all of them. */
export type ValueContract = StandardSchema | PayloadSchemas;

/** What is agreed on for errors: by URI, a schema of the keyword arguments, or of all of them. */
export interface ErrorContracts {
  readonly [uri: string]: KwargsSchema | PayloadSchemas;
}

/** What callers and callees of a procedure agree on. What is left out may be anything. */
export interface ProcedureContract extends PayloadSchemas {
  /** Of each chunk behind the first arguments (spec: "Progressive Call Invocations"). */
  readonly input?: ValueContract | undefined;
  /** Of each result before the final one (spec: "Progressive Call Results"). */
  readonly progress?: ValueContract | undefined;
  /** Of the final result. */
  readonly result?: ValueContract | undefined;
  /** Of the errors the callee answers with. Errors that are not named may carry anything. */
  readonly errors?: ErrorContracts | undefined;
}

/** What publishers and subscribers of a topic agree on. What is left out may be anything. */
export type TopicContract = PayloadSchemas;

/**
 * What peers agree on. Keys are URIs, in which components like `{id}` stand for any one component:
 * `com.user.{id}.changed`.
 */
export interface ContractDefinition {
  readonly procedures?: { readonly [uri: string]: ProcedureContract } | undefined;
  readonly topics?: { readonly [uri: string]: TopicContract } | undefined;
  /** Errors that any of the procedures may answer with. */
  readonly errors?: ErrorContracts | undefined;
}
