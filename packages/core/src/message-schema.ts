import type { Dict } from "./dict.ts";
import { MessageType as T } from "./message-type.ts";
import type { MessageType } from "./message-type.ts";
import type { Message, MessageOf } from "./messages.ts";

/**
 * What stands at one position of a message. URIs are strings here: an invalid URI is answered by ERROR,
 * it does not break the protocol (spec: BP-URI-09).
 */
export type FieldKind = "id" | "requestType" | "uri" | "string" | "dict";

type KindOf<V> = V extends number
  ? "id" | "requestType"
  : V extends string
    ? "uri" | "string"
    : V extends Dict
      ? "dict"
      : never;
type NameOf<C extends MessageType> = { [K in keyof typeof T]: (typeof T)[K] extends C ? K : never }[keyof typeof T];
type OptionalKey<M> = { [K in keyof M]-?: undefined extends M[K] ? K : never }[keyof M];
type FieldKey<M> = Exclude<keyof M, "type" | "payload" | OptionalKey<M>>;

/** One message type: its fields in wire order, and whether Arguments and ArgumentsKw may follow. */
type Row<M extends Message> = {
  readonly name: NameOf<M["type"]>;
  readonly fields: { readonly [K in FieldKey<M>]: KindOf<M[K]> };
  readonly payload: M extends { readonly payload: unknown } ? true : false;
} & ([OptionalKey<M>] extends [never]
  ? { readonly revocation?: never }
  : /** The form with request 0 and one more element (spec: AP-REV-05). */
    { readonly revocation: { readonly [K in OptionalKey<M>]: KindOf<NonNullable<M[K]>> } });

/** Every message, one row each (spec: BP-MSG, AP-MSG). The compiler checks them against `messages.ts`. */
export const messageSchema = {
  [T.HELLO]: { name: "HELLO", fields: { realm: "uri", details: "dict" }, payload: false },
  [T.WELCOME]: { name: "WELCOME", fields: { session: "id", details: "dict" }, payload: false },
  [T.ABORT]: { name: "ABORT", fields: { details: "dict", reason: "uri" }, payload: true },
  [T.CHALLENGE]: { name: "CHALLENGE", fields: { authMethod: "string", extra: "dict" }, payload: false },
  [T.AUTHENTICATE]: { name: "AUTHENTICATE", fields: { signature: "string", extra: "dict" }, payload: false },
  [T.GOODBYE]: { name: "GOODBYE", fields: { details: "dict", reason: "uri" }, payload: false },
  [T.ERROR]: {
    name: "ERROR",
    fields: { requestType: "requestType", request: "id", details: "dict", error: "uri" },
    payload: true,
  },
  [T.PUBLISH]: { name: "PUBLISH", fields: { request: "id", options: "dict", topic: "uri" }, payload: true },
  [T.PUBLISHED]: { name: "PUBLISHED", fields: { request: "id", publication: "id" }, payload: false },
  [T.SUBSCRIBE]: { name: "SUBSCRIBE", fields: { request: "id", options: "dict", topic: "uri" }, payload: false },
  [T.SUBSCRIBED]: { name: "SUBSCRIBED", fields: { request: "id", subscription: "id" }, payload: false },
  [T.UNSUBSCRIBE]: { name: "UNSUBSCRIBE", fields: { request: "id", subscription: "id" }, payload: false },
  [T.UNSUBSCRIBED]: {
    name: "UNSUBSCRIBED",
    fields: { request: "id" },
    payload: false,
    revocation: { details: "dict" },
  },
  [T.EVENT]: { name: "EVENT", fields: { subscription: "id", publication: "id", details: "dict" }, payload: true },
  [T.CALL]: { name: "CALL", fields: { request: "id", options: "dict", procedure: "uri" }, payload: true },
  [T.CANCEL]: { name: "CANCEL", fields: { request: "id", options: "dict" }, payload: false },
  [T.RESULT]: { name: "RESULT", fields: { request: "id", details: "dict" }, payload: true },
  [T.REGISTER]: { name: "REGISTER", fields: { request: "id", options: "dict", procedure: "uri" }, payload: false },
  [T.REGISTERED]: { name: "REGISTERED", fields: { request: "id", registration: "id" }, payload: false },
  [T.UNREGISTER]: { name: "UNREGISTER", fields: { request: "id", registration: "id" }, payload: false },
  [T.UNREGISTERED]: {
    name: "UNREGISTERED",
    fields: { request: "id" },
    payload: false,
    revocation: { details: "dict" },
  },
  [T.INVOCATION]: { name: "INVOCATION", fields: { request: "id", registration: "id", details: "dict" }, payload: true },
  [T.INTERRUPT]: { name: "INTERRUPT", fields: { request: "id", options: "dict" }, payload: false },
  [T.YIELD]: { name: "YIELD", fields: { request: "id", options: "dict" }, payload: true },
} as const satisfies { readonly [C in MessageType]: Row<MessageOf<C>> };
