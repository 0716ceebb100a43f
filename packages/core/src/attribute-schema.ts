import { MessageType as T } from "./message-type.ts";
import type { MessageType } from "./message-type.ts";

/** The type of a known attribute of an Options, Details or Extra dict. */
export type AttributeKind = "bool" | "count" | "id" | "string" | "dict" | "ids" | "strings";

type Attributes = { readonly [attribute: string]: AttributeKind };

/** Payload passthru (spec: AP-PPT-03). */
const ppt = { ppt_scheme: "string", ppt_serializer: "string", ppt_cipher: "string", ppt_keyid: "string" } as const;

/** Who a peer is (spec: AP-AUTH-03, AP-AUTH-05). */
const identity = { authid: "string", authrole: "string", authmethod: "string", authprovider: "string" } as const;

const revocation = { reason: "string" } as const;

/**
 * The known attributes of each message's dict. A known attribute of another type is a protocol violation,
 * an unknown attribute is ignored (spec: BP-MSG-24, TS-03, T48).
 */
export const attributeSchema: { readonly [C in MessageType]?: Attributes } = {
  [T.HELLO]: { ...identity, roles: "dict", agent: "string", authmethods: "strings", authextra: "dict" },
  [T.WELCOME]: { ...identity, roles: "dict", agent: "string", authextra: "dict" },
  [T.ABORT]: { message: "string" },
  [T.GOODBYE]: { message: "string" },
  [T.ERROR]: ppt,
  [T.PUBLISH]: {
    ...ppt,
    acknowledge: "bool",
    exclude_me: "bool",
    disclose_me: "bool",
    retain: "bool",
    exclude: "ids",
    exclude_authid: "strings",
    exclude_authrole: "strings",
    eligible: "ids",
    eligible_authid: "strings",
    eligible_authrole: "strings",
    rkey: "string",
  },
  [T.SUBSCRIBE]: { match: "string", get_retained: "bool", nkey: "string" },
  [T.UNSUBSCRIBED]: { ...revocation, subscription: "id" },
  [T.EVENT]: {
    ...ppt,
    publisher: "id",
    publisher_authid: "string",
    publisher_authrole: "string",
    topic: "string",
    trustlevel: "count",
    retained: "bool",
  },
  [T.CALL]: {
    ...ppt,
    receive_progress: "bool",
    progress: "bool",
    disclose_me: "bool",
    timeout: "count",
    rkey: "string",
    runmode: "string",
  },
  [T.CANCEL]: { mode: "string" },
  [T.RESULT]: { ...ppt, progress: "bool" },
  [T.REGISTER]: {
    match: "string",
    invoke: "string",
    disclose_caller: "bool",
    forward_timeout: "bool",
    force_reregister: "bool",
    concurrency: "count",
    nkey: "string",
  },
  [T.UNREGISTERED]: { ...revocation, registration: "id" },
  [T.INVOCATION]: {
    ...ppt,
    receive_progress: "bool",
    progress: "bool",
    caller: "id",
    caller_authid: "string",
    caller_authrole: "string",
    procedure: "string",
    timeout: "count",
    trustlevel: "count",
  },
  [T.INTERRUPT]: { mode: "string", reason: "string" },
  [T.YIELD]: { ...ppt, progress: "bool" },
};
