import type { OutboxContext } from "../outbox/outbox.ts";
import type { FailedLogins } from "./failed-logins.ts";
import type { HandshakeContext } from "./handshake.ts";
import type { PendingJoins } from "./pending-joins.ts";

/** What the router gives all of its peers. */
export interface PeerContext extends HandshakeContext {
  readonly outbox: OutboxContext;
  readonly pendingJoins: PendingJoins;
  readonly failedLogins: FailedLogins;
  /** The name in WELCOME. */
  readonly agent: string;
}
