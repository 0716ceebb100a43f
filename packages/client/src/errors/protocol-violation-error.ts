import type { ProtocolError } from "@junctor/core";

/** The router broke the protocol; the session was aborted (spec: "Protocol Violations"). */
export class ProtocolViolationError extends Error {
  override readonly name = "ProtocolViolationError";
  /** The URI that was sent in ABORT. */
  readonly reason: string;

  constructor(violation: ProtocolError) {
    super(`the router violated the protocol: ${violation.message}`, { cause: violation });
    this.reason = violation.reason;
  }
}
