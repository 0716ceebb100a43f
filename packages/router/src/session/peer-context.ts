import type { Clock } from "@junctor/core";
import type { Counters } from "../counters.ts";
import type { Limits } from "../limits.ts";
import type { Logger } from "../logger.ts";
import type { OutboxContext } from "../outbox/outbox.ts";
import type { HandshakeContext } from "./handshake.ts";

/** What the router gives all of its peers. */
export interface PeerContext extends HandshakeContext {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly outbox: OutboxContext;
  /** The name in WELCOME. */
  readonly agent: string;
}
