import type { Identity } from "./session/identity.ts";

/** A call or publication whose trustlevel is wanted. */
export interface Trustee {
  readonly verb: "call" | "publish";
  /** The procedure or topic. */
  readonly uri: string;
  /** The id of the session that sent it. */
  readonly session: number;
  readonly identity: Identity;
}

/**
 * How far a realm trusts calls and publications: an integer from 0, the lowest, upwards; one for all, or one for each.
 * Nothing is said of what a function returns `undefined` for. One that throws, or returns something else, ends the
 * session that sent the message.
 */
export type TrustlevelRule = number | ((trustee: Trustee) => number | undefined);

/**
 * Checks a trustlevel.
 * @throws {RangeError} if it is no integer from 0 upwards.
 */
export function checkTrustlevel(level: unknown): void {
  if (typeof level === "number" && Number.isSafeInteger(level) && level >= 0) return;
  throw new RangeError("a trustlevel is an integer from 0 upwards");
}
