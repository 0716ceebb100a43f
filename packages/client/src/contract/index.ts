// The public surface, in reading order.
export { defineContract } from "./define-contract.ts";
export type { Contract } from "./contract.ts";
export type {
  ArgsSchema,
  ContractDefinition,
  ErrorContracts,
  KwargsSchema,
  PayloadSchemas,
  ProcedureContract,
  TopicContract,
  ValueContract,
} from "./contract-definition.ts";
export type { ContractProgressiveCall, ContractSession } from "./contract-session.ts";
export type {
  CallParameters,
  ContractError,
  ContractEvent,
  ContractHandler,
  ContractInvocation,
  ContractPublishOptions,
  ContractResult,
  ContractSubscribeOptions,
  ErrorKey,
  ErrorParameters,
  ProcedureKey,
  ProcedureOf,
  ProgressiveCallParameters,
  ProgressOf,
  PublishParameters,
  ResultOf,
  Sent,
  TopicKey,
  TopicOf,
} from "./contract-types.ts";
export { contractDeclarations } from "./contract-declarations.ts";
export type { ContractDeclaration, DeclarationOptions } from "./contract-declarations.ts";
export { declareContract } from "./declare-contract.ts";
export type { Verbs } from "./verbs.ts";
export type { ToJsonSchema } from "./to-json-schema.ts";
export type { Params } from "./uri-pattern.ts";
export type { SchemaInput, SchemaIssue, SchemaOutput, SchemaResult, StandardSchema } from "./standard-schema.ts";
