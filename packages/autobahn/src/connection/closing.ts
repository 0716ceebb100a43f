import { ConnectionError, JoinError } from "@junctor/client";
import type { SessionEnd } from "@junctor/client";

/** Why there is no session any more, or none has come about. */
export interface Closing {
  readonly reason: "closed" | "lost" | "unreachable";
  /** The URI in GOODBYE or ABORT. */
  readonly uri: string | null;
  readonly message: string | null;
  /** Whether one side said that this is the end. */
  readonly final: boolean;
}

/** What the end of a session means. */
export function closingOfEnd({ cause, reason, error }: SessionEnd): Closing {
  if (cause === "left") return { reason: "closed", uri: "wamp.close.goodbye_and_out", message: "", final: true };
  if (cause === "goodbye") return { reason: "closed", uri: reason, message: "", final: true };
  const broken = cause === "lost" && error?.cause !== undefined;
  return { reason: broken ? "lost" : "closed", uri: null, message: null, final: false };
}

/**
 * What a failure to join means.
 * @param connections how many connections there have been.
 */
export function closingOfFailure(error: unknown, connections: number): Closing {
  if (connections === 0) return { reason: "unreachable", uri: null, message: null, final: false };
  if (error instanceof JoinError) {
    const [text] = error.args;
    return { reason: "closed", uri: error.uri, message: typeof text === "string" ? text : "", final: true };
  }
  return { reason: error instanceof ConnectionError ? "lost" : "closed", uri: null, message: null, final: false };
}
