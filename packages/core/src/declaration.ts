import type { Dict } from "./dict.ts";
import type { MatchPolicy } from "./uri.ts";

/** A JSON Schema; `true` is what every value fits, `false` what none fits. */
export type JsonSchema = boolean | Dict;

/** What the payload of a message is to be. What is left out may be anything. */
export interface PayloadSchema {
  /** Of the list of positional arguments. */
  readonly args?: JsonSchema | undefined;
  /** Of the dict of keyword arguments. */
  readonly kwargs?: JsonSchema | undefined;
}

/** What every declaration may say. */
interface Described {
  /** For people: a name. */
  readonly title?: string | undefined;
  /** For people: what it is about. */
  readonly description?: string | undefined;
}

/** What may be declared for many URIs at once. */
interface Matched extends Described {
  /** How the URI that is declared matches others. Default: `exact`. */
  readonly match?: MatchPolicy | undefined;
}

/** What callees say of a procedure; its own `args` and `kwargs` are those of CALL. */
export interface ProcedureDeclaration extends Matched, PayloadSchema {
  readonly type: "procedure";
  /** Of a CALL that goes on with an open call (spec: "Progressive Call Invocations"). */
  readonly input?: PayloadSchema | undefined;
  /** Of a progressive result. */
  readonly progress?: PayloadSchema | undefined;
  /** Of the final result. */
  readonly result?: PayloadSchema | undefined;
  /** Of each error, by its URI. Errors that are not named may carry anything. */
  readonly errors?: { readonly [uri: string]: PayloadSchema } | undefined;
}

/** What publishers say of a topic; `args` and `kwargs` are those of PUBLISH. */
export interface TopicDeclaration extends Matched, PayloadSchema {
  readonly type: "topic";
}

/** What callees say of an error, whatever procedure it comes from; `args` and `kwargs` are those of ERROR. */
export interface ErrorDeclaration extends Matched, PayloadSchema {
  readonly type: "error";
}

/** The procedures and topics below a URI as one thing (spec: "WAMP Service Declaration"). */
export interface InterfaceDeclaration extends Described {
  readonly type: "interface";
  /** In its canonical form: `bf469db0-efea-425b-8de4-24b5770e6241`. */
  readonly uuid: string;
}

/** A schema with a name. */
export interface TypeDeclaration extends Described {
  readonly type: "type";
  readonly schema: JsonSchema;
}

/** What a peer declares about a URI (spec: "Interface Reflection"). */
export type Declaration =
  | ProcedureDeclaration
  | TopicDeclaration
  | ErrorDeclaration
  | InterfaceDeclaration
  | TypeDeclaration;

/** What can be declared. */
export type DeclarationType = Declaration["type"];
