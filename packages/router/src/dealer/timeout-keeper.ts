import type { Dict } from "@junctor/core";
import type { Session } from "../session/session.ts";

/** Who keeps the timeouts of calls that go to callees which can: who REGISTER says, or always the same. */
export type TimeoutKeeper = "asked" | "callee" | "dealer";

/** Whether the dealer hands timeouts over to a callee that registers so (spec: AP-TMO-02, AP-TMO-05, AP-TMO-07). */
export function keepsTimeouts(keeper: TimeoutKeeper, callee: Session, options: Dict): boolean {
  const wanted = keeper === "callee" || (keeper === "asked" && options.forward_timeout === true);
  return wanted && callee.announces("callee", "call_timeout");
}
