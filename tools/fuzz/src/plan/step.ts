import type { MessageType } from "@junctor/core";
import type { Elements } from "../wire/elements.ts";

/**
 * What the router has to do with a mutant. `allowed`: the session goes on. `violation`: exactly one ABORT, then the
 * connection closes. `denial`: the same, with the one answer to every wrong secret. `either`: the session goes on, or
 * there is an ABORT. `cut`: the connection closes, with one ABORT or without.
 */
export type Verdict = "allowed" | "violation" | "denial" | "either" | "cut";

/** A value that only the router knows, for example the id of the subscription the session has. */
export class FromRouter {
  readonly name: keyof RouterIds;

  constructor(name: keyof RouterIds) {
    this.name = name;
  }
}

/** What the session was told before the mutants are sent. */
export interface RouterIds {
  readonly subscription: number;
  readonly registration: number;
  readonly invocation: number;
}

/** One mutant. */
export interface Step {
  /** What was done to which message. */
  readonly what: string;
  readonly verdict: Verdict;
  /** The message; if `octets` is set, what it was made of. */
  readonly elements: Elements;
  /** The request that is answered exactly once, if this is one. */
  readonly request?: { readonly type: MessageType; readonly id: number } | undefined;
  /** Changes the encoded message. Makes the same of the same each time. */
  readonly octets?: ((message: Uint8Array) => Uint8Array) | undefined;
  /** Puts the message into frames of its own kind. Makes the same of the same each time. */
  readonly frames?: ((message: Uint8Array) => Uint8Array) | undefined;
}
