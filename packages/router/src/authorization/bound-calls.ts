import type { CallMessage } from "@junctor/core";
import { refuseBeyond } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";

/** Refuses a call beyond those that its permission lets one session have in flight, and counts the others. */
export function boundCalls(session: Session, { procedure, request }: CallMessage): Refusal | undefined {
  const rule = session.permissions?.ruleOf(procedure);
  if (rule === undefined || rule.maxCalls === Infinity) return undefined;
  const counted = session.boundCalls.get(rule)?.filter((each) => session.calls.has(each)) ?? [];
  const refusal = refuseBeyond(rule.maxCalls, counted.length, "such calls in flight");
  if (refusal === undefined) session.boundCalls.set(rule, [...counted, request]);
  return refusal;
}
