import { CloseUri, ErrorUri, WampError } from "@junctor/core";

const REASONS: { readonly [uri: string]: string } = {
  [CloseUri.SYSTEM_SHUTDOWN]: "the router was shut down",
  [CloseUri.CLOSE_REALM]: "the router closed the realm",
  [CloseUri.KILLED]: "the router ended this session",
  [ErrorUri.NO_SUCH_REALM]: "the router does not have this realm",
  [ErrorUri.NO_SUCH_PROCEDURE]: "the router runs without the backend of this page",
  [ErrorUri.PROTOCOL_VIOLATION]: "the router found a protocol violation",
};

/** Why a session ended, for people; the URI follows in parentheses where WAMP gave one. */
export function describeReason(reason: string): string {
  const words = REASONS[reason];
  return words === undefined ? reason : `${words} (${reason})`;
}

/** What went wrong with an attempt to connect, for people. */
export function describeFailure(error: unknown): string {
  if (error instanceof WampError) return describeReason(error.uri);
  return error instanceof Error ? error.message : String(error);
}
