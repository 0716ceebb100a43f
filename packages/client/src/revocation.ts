import type { Dict } from "@junctor/core";

/** What UNSUBSCRIBED or UNREGISTERED with request 0 says (spec: AP-REV-01, AP-REV-02). */
export interface Revocation {
  /** The id of what was revoked; 0, which is none, if the router does not say. */
  readonly id: number;
  readonly reason: string;
}

/** Reads the details of a revocation of a `subscription` or `registration`. */
export function readRevocation(details: Dict | undefined, kind: "subscription" | "registration"): Revocation {
  const { [kind]: id, reason } = details ?? {};
  return { id: typeof id === "number" ? id : 0, reason: typeof reason === "string" ? reason : "revoked" };
}
