import { PROTOCOL_VIOLATION } from "./constants/error-uris.ts";
import { Payload } from "./payload.ts";

/**
 * The peer's fault: it broke the protocol. Whoever catches it sends ABORT with `reason`
 * and closes the connection (spec: "Protocol Violations").
 */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
  /** The URI to put into ABORT. */
  readonly reason: string;

  constructor(message: string, reason: string = PROTOCOL_VIOLATION) {
    super(message);
    this.reason = reason;
  }
}

/** The link's fault: a connection could not be made, or was lost. */
export class ConnectionError extends Error {
  override readonly name: string = "ConnectionError";
}

/** One thing that is wrong with a payload. */
export interface PayloadIssue {
  /** Where, seen from the message: `["args", 0, "id"]`; empty if it is about the whole. */
  readonly path: readonly PropertyKey[];
  /** What was expected there, for people. */
  readonly message: string;
}

/** What a `PayloadError` carries besides its message. */
export interface PayloadErrorInit {
  /** Default: none. */
  readonly issues?: readonly PayloadIssue[] | undefined;
  readonly cause?: unknown;
}

/** The payload's fault: values that a serializer cannot express or a contract forbids, or bytes it must not decode. */
export class PayloadError extends Error {
  override readonly name = "PayloadError";
  /** What does not fit a contract; empty if it was something else. */
  readonly issues: readonly PayloadIssue[];

  constructor(message: string, init?: PayloadErrorInit) {
    super(message, init);
    this.issues = init?.issues ?? [];
  }
}

/** What a `WampError` carries besides its URI. */
export interface WampErrorInit {
  readonly args?: readonly unknown[] | undefined;
  readonly kwargs?: { readonly [key: string]: unknown } | undefined;
  readonly details?: { readonly [key: string]: unknown } | undefined;
  readonly cause?: unknown;
}

/**
 * The call's fault: an ERROR message as an exception, in both directions. Throw one in a handler to answer
 * with its URI and payload; catch one where a request was refused.
 */
export class WampError<U extends string = string> extends Error {
  override readonly name: string = "WampError";
  readonly uri: U;
  readonly args: readonly unknown[];
  readonly kwargs: { readonly [key: string]: unknown };
  readonly details: { readonly [key: string]: unknown };

  constructor(uri: U, init: WampErrorInit = {}) {
    const first = init.args?.[0];
    super(typeof first === "string" ? `${uri}: ${first}` : uri, "cause" in init ? { cause: init.cause } : undefined);
    this.uri = uri;
    this.args = init.args ?? [];
    this.kwargs = init.kwargs ?? {};
    this.details = init.details ?? {};
  }

  /** The payload of the ERROR message this error becomes. */
  get payload(): Payload {
    return Payload.of(this.args, this.kwargs);
  }
}
