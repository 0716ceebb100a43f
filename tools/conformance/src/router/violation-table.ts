import { MAX_ID, MessageType as T } from "@junctor/core";
import type { Elements } from "../peer/elements.ts";

/** A message that breaks the protocol wherever the table says so. */
export interface Violation {
  readonly title: string;
  readonly ids: readonly string[];
  readonly message: Elements;
}

/** Messages only a router sends: illegal towards it in every state. */
export const routerMessages: readonly Violation[] = [
  { title: "WELCOME", ids: ["BP-MSG-26"], message: [T.WELCOME, 1, {}] },
  { title: "CHALLENGE", ids: ["BP-MSG-26"], message: [T.CHALLENGE, "ticket", {}] },
  { title: "PUBLISHED", ids: ["BP-MSG-26"], message: [T.PUBLISHED, 1, 2] },
  { title: "SUBSCRIBED", ids: ["BP-MSG-26"], message: [T.SUBSCRIBED, 1, 2] },
  { title: "UNSUBSCRIBED", ids: ["BP-MSG-26"], message: [T.UNSUBSCRIBED, 1] },
  { title: "EVENT", ids: ["BP-MSG-26"], message: [T.EVENT, 1, 2, {}] },
  { title: "RESULT", ids: ["BP-MSG-26"], message: [T.RESULT, 1, {}] },
  { title: "REGISTERED", ids: ["BP-MSG-26"], message: [T.REGISTERED, 1, 2] },
  { title: "UNREGISTERED", ids: ["BP-MSG-26"], message: [T.UNREGISTERED, 1] },
  { title: "INVOCATION", ids: ["BP-MSG-26"], message: [T.INVOCATION, 1, 2, {}] },
  { title: "INTERRUPT", ids: ["BP-MSG-26"], message: [T.INTERRUPT, 1, {}] },
];

/** Messages of a client that need an open session. */
export const sessionMessages: readonly Violation[] = [
  { title: "GOODBYE", ids: ["BP-PERR-06"], message: [T.GOODBYE, {}, "wamp.close.close_realm"] },
  { title: "ERROR", ids: ["BP-PERR-06"], message: [T.ERROR, T.INVOCATION, 1, {}, "com.example.error"] },
  { title: "AUTHENTICATE", ids: ["BP-PERR-13"], message: [T.AUTHENTICATE, "secret", {}] },
  { title: "PUBLISH", ids: ["BP-PERR-13"], message: [T.PUBLISH, 1, {}, "com.example.topic"] },
  { title: "SUBSCRIBE", ids: ["BP-PERR-13"], message: [T.SUBSCRIBE, 1, {}, "com.example.topic"] },
  { title: "UNSUBSCRIBE", ids: ["BP-PERR-13"], message: [T.UNSUBSCRIBE, 1, 1] },
  { title: "CALL", ids: ["BP-PERR-13"], message: [T.CALL, 1, {}, "com.example.procedure"] },
  { title: "CANCEL", ids: ["BP-PERR-13"], message: [T.CANCEL, 1, {}] },
  { title: "REGISTER", ids: ["BP-PERR-13"], message: [T.REGISTER, 1, {}, "com.example.procedure"] },
  { title: "UNREGISTER", ids: ["BP-PERR-13"], message: [T.UNREGISTER, 1, 1] },
  { title: "YIELD", ids: ["BP-PERR-13"], message: [T.YIELD, 1, {}] },
];

/** Well-formed messages that are wrong in an open session. Its last request id is 2. */
export const wrongInSession: readonly Violation[] = [
  {
    title: "a second HELLO",
    ids: ["BP-PERR-04", "BP-PERR-14"],
    message: [T.HELLO, "realm1", { roles: { caller: {} } }],
  },
  { title: "AUTHENTICATE", ids: ["BP-PERR-14"], message: [T.AUTHENTICATE, "secret", {}] },
  ...[T.PUBLISH, T.SUBSCRIBE, T.UNSUBSCRIBE, T.CALL, T.REGISTER, T.UNREGISTER].map((type) => ({
    title: `ERROR for request type ${type}`,
    ids: ["BP-PERR-08"],
    message: [T.ERROR, type, 1, {}, "com.example.error"],
  })),
  { title: "YIELD for an invocation never made", ids: ["BP-PERR-09"], message: [T.YIELD, 7, {}] },
  {
    title: "ERROR for an invocation never made",
    ids: ["BP-PERR-09"],
    message: [T.ERROR, T.INVOCATION, 7, {}, "com.example.error"],
  },
  { title: "SUBSCRIBE with a used id", ids: ["BP-PERR-10"], message: [T.SUBSCRIBE, 2, {}, "com.example.other"] },
  { title: "UNSUBSCRIBE with a used id", ids: ["BP-PERR-10"], message: [T.UNSUBSCRIBE, 1, 5] },
  { title: "PUBLISH with a used id", ids: ["BP-PERR-10"], message: [T.PUBLISH, 2, {}, "com.example.topic"] },
  { title: "CALL with a used id", ids: ["BP-PERR-10"], message: [T.CALL, 1, {}, "com.example.procedure"] },
  { title: "REGISTER with a used id", ids: ["BP-PERR-10"], message: [T.REGISTER, 2, {}, "com.example.other"] },
  { title: "UNREGISTER with a used id", ids: ["BP-PERR-10"], message: [T.UNREGISTER, 2, 5] },
];

/** Lists that are no message of WAMP, in whatever state. */
export const malformed: readonly Violation[] = [
  { title: "an empty list", ids: ["BP-PERR-11", "BP-MSG-01"], message: [] },
  { title: "an unknown type code", ids: ["BP-PERR-11", "BP-MSG-01"], message: [99, 3, {}] },
  { title: "an extension message nobody agreed on", ids: ["BP-MSG-25"], message: [300, 3, {}] },
  { title: "a type code that is a string", ids: ["BP-PERR-11", "BP-MSG-01"], message: ["48", 3, {}, "a.b"] },
  { title: "too few elements", ids: ["BP-PERR-11"], message: [T.SUBSCRIBE, 3, {}] },
  { title: "too many elements", ids: ["BP-PERR-11"], message: [T.SUBSCRIBE, 3, {}, "a.b", []] },
  { title: "a third payload element", ids: ["BP-PERR-11"], message: [T.PUBLISH, 3, {}, "a.b", [], {}, 1] },
  { title: "options that are no dict", ids: ["BP-PERR-11"], message: [T.SUBSCRIBE, 3, [], "a.b"] },
  { title: "a URI that is no string", ids: ["BP-PERR-11"], message: [T.CALL, 3, {}, 7] },
  { title: "arguments that are no list", ids: ["BP-PERR-11"], message: [T.CALL, 3, {}, "a.b", "list"] },
  { title: "keyword arguments that are no dict", ids: ["BP-PERR-11"], message: [T.CALL, 3, {}, "a.b", [], []] },
  { title: "null where a dict belongs", ids: ["BP-SER-02"], message: [T.CALL, 3, null, "a.b"] },
  { title: "a fraction where an id belongs", ids: ["BP-SER-02"], message: [T.CALL, 3.5, {}, "a.b"] },
  { title: "the id 0", ids: ["BP-ID-01"], message: [T.CALL, 0, {}, "a.b"] },
  { title: "a negative id", ids: ["BP-ID-01"], message: [T.CALL, -1, {}, "a.b"] },
  { title: "an id beyond 2^53", ids: ["BP-ID-01"], message: [T.CALL, BigInt(MAX_ID) + 1n, {}, "a.b"] },
  { title: "true where an id belongs", ids: ["BP-SER-06"], message: [T.CALL, true, {}, "a.b"] },
  { title: "1 where a bool belongs", ids: ["BP-SER-06", "TS-03"], message: [T.PUBLISH, 3, { acknowledge: 1 }, "a.b"] },
  { title: "text where a list of ids belongs", ids: ["TS-03"], message: [T.PUBLISH, 3, { exclude: "x" }, "a.b"] },
  { title: "a number where text belongs", ids: ["TS-03"], message: [T.SUBSCRIBE, 3, { match: 1 }, "a.b"] },
];
