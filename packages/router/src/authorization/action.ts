/** What a session does to a URI, or to a pattern of URIs (spec: AP-AUTHZ-01). */
export type Action = "call" | "register" | "publish" | "subscribe";

/** All actions. */
export const actions: readonly Action[] = ["call", "register", "publish", "subscribe"];
