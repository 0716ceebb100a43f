import { ErrorUri, ProtocolError } from "@junctor/core";

/**
 * The one answer for "no such user" and for "wrong secret" (spec: D9, T42). Says nothing of why.
 * Methods throw it, so that nobody can tell their denials apart.
 */
export function denial(): ProtocolError {
  return new ProtocolError("authentication denied", ErrorUri.AUTHENTICATION_DENIED);
}
