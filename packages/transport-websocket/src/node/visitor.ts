import type { PeerCookie } from "@junctor/core";
import type { Refusal } from "./refuse-upgrade.ts";

/** What a server knows of a client besides what the socket tells. */
export interface Visitor {
  /** Its address, where a proxy stands in between. Default: the other end of the socket. */
  readonly address?: string | undefined;
  /** The cookie of its browser. Default: it has none. */
  readonly cookie?: PeerCookie | undefined;
  /** What the answer to its upgrade has besides, for example `Set-Cookie: a=1`. Default: nothing. */
  readonly headers?: readonly string[] | undefined;
}

/** Tells the two apart. */
export function isRefusal(answer: Visitor | Refusal): answer is Refusal {
  return "status" in answer;
}
