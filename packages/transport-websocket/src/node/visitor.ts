import type { Refusal } from "./refuse-upgrade.ts";

/** What a server knows of a client besides what the socket tells. */
export interface Visitor {
  /** Its address, where a proxy stands in between. Default: the other end of the socket. */
  readonly address?: string | undefined;
}

/** Tells the two apart. */
export function isRefusal(answer: Visitor | Refusal): answer is Refusal {
  return "status" in answer;
}
