import type { ConnectionEnd } from "@junctor/core";
import { ConnectionError } from "@junctor/core";

/** The close codes used here (RFC 6455, section 7.4). */
export const CloseCode = {
  NORMAL: 1000,
  GOING_AWAY: 1001,
  PROTOCOL_ERROR: 1002,
  UNSUPPORTED_DATA: 1003,
  /** Never sent: the peer's close frame named no code. */
  NO_STATUS: 1005,
  /** Never sent: the link broke without a close frame. */
  ABNORMAL: 1006,
} as const;

/** What a close event that nobody here asked for means. */
export function endOfClose(code: number, reason: string, cause?: Error): ConnectionEnd {
  const text = reason === "" ? `closed with ${code}` : `closed with ${code}: ${reason}`;
  if (code !== CloseCode.ABNORMAL) return { by: "peer", reason: text };
  return endOfError(cause ?? new ConnectionError("the connection broke without a closing handshake"));
}

/** The end of a connection that failed. */
export function endOfError(error: Error): ConnectionEnd {
  return { by: "error", reason: error.message, error };
}
