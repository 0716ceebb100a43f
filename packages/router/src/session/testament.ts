import type { PublishMessage } from "@junctor/core";

/**
 * When a testament is published. Sessions cannot be resumed, so both mean the end of the session, `detached` first
 * (spec: AP-TEST-03, AP-TEST-06).
 */
export type TestamentScope = "detached" | "destroyed";

/** What a session wants to be published when it has ended. */
export interface Testament {
  readonly scope: TestamentScope;
  readonly publish: PublishMessage;
  /** Octets of its payload. */
  readonly octets: number;
}
