/** What a request does while the client has no session. */
export type WhenOffline = "fail" | "wait";
