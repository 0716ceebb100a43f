import { LoginError } from "@junctor/auth";
import { ConnectionError, WampError } from "@junctor/core";
import { GoodbyeError } from "../errors/goodbye-error.ts";
import { JoinError, RETRYABLE } from "../errors/join-error.ts";

/**
 * Whether a new attempt may succeed where the last one failed: if the router could not be reached or was lost, if it
 * shuts down or closes the realm, if it aborts a session. Not if it refuses this client, nor after any other GOODBYE,
 * since then somebody has ended the session on purpose. Other errors, such as those of a function that fetches a
 * ticket, are taken for a mistake until the first session, and for trouble that passes afterwards.
 */
export function isTransient(error: Error, joined: boolean): boolean {
  if (error instanceof JoinError || error instanceof GoodbyeError) return RETRYABLE.has(error.uri);
  if (error instanceof WampError || error instanceof ConnectionError) return true;
  return joined && !(error instanceof LoginError);
}
