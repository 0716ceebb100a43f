import type { Session } from "../session/session.ts";
import type { Status } from "./status.ts";

/** Where a client stands: `offline` between two sessions, `draining` while it takes nothing new. */
export type ClientState = "joined" | "offline" | "draining" | "closed";

/**
 * A client that outlives its sessions. When one is lost it joins again, with the subscriptions and registrations it
 * had. Requests that wait for an answer are lost with their session: they reject with `SessionLostError` and are not
 * sent again. Requests made without a session reject with `NotConnectedError`, unless they say `whenOffline: "wait"`.
 */
export interface Client extends Session {
  readonly state: ClientState;
  /** What happens to the client, beginning with how it stands; ends when the client is closed. */
  status(): AsyncIterable<Status>;
  /**
   * Ends in good order: takes no further events and invocations, lets the handlers finish those that have come, waits
   * for the answers to requests, and closes. It waits as long as the handlers take; `close` cuts that short.
   */
  drain(): Promise<void>;
  /**
   * Leaves the realm for good and ends all subscriptions and registrations. Resolves when the connection is gone. The
   * same as `leave`.
   * @param reason Default: `wamp.close.close_realm`.
   */
  close(reason?: string): Promise<void>;
}
