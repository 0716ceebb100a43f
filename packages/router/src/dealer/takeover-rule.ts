import { ErrorUri } from "@junctor/core";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import type { Registration } from "./registrations.ts";

/** From whom `force_reregister` takes a procedure: callees of the same authid and authrole, of the same authrole, all. */
export type TakeoverRule = "sameIdentity" | "sameAuthrole" | "anyone" | "nobody";

const whom: { readonly [Rule in Exclude<TakeoverRule, "anyone">]: string } = {
  sameIdentity: "callees of the same authid and authrole",
  sameAuthrole: "callees of the same authrole",
  nobody: "nobody",
};

/** Refuses a takeover if one of the callees is protected by the rule. */
export function refuseTakeover(rule: TakeoverRule, taker: Session, registration: Registration): Refusal | undefined {
  if (rule === "anyone" || registration.callees.every((callee) => mayTake(rule, taker, callee))) return undefined;
  return { error: ErrorUri.NOT_AUTHORIZED, text: `force_reregister takes procedures from ${whom[rule]} here` };
}

function mayTake(rule: TakeoverRule, taker: Session, callee: Session): boolean {
  if (rule === "nobody" || taker.identity.authrole !== callee.identity.authrole) return false;
  return rule === "sameAuthrole" || taker.identity.authid === callee.identity.authid;
}
