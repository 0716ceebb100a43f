import type { Client } from "@junctor/client";

/** How the connection stands. */
export interface Connection {
  /**
   * `connecting`: there has not been a session yet; `joined`: there is one; `offline`: there was one, and the client
   * tries to get another; `closed`: there will be none any more.
   */
  readonly state: "connecting" | "joined" | "offline" | "closed";
  /** The id of the session; undefined unless joined. */
  readonly sessionId: number | undefined;
  /** Why there is no session; undefined while joined, and as long as nothing has failed. */
  readonly error: unknown;
  /** The next attempt, while the client waits for it. */
  readonly retry: Retry | undefined;
}

/** An attempt to join that waits for its time. */
export interface Retry {
  /** Its number since the last session. */
  readonly attempt: number;
  /** Milliseconds from when it was decided on to when it is made. */
  readonly delay: number;
  /** Makes it at once. */
  readonly now: () => void;
}

/** What a provider has: the connection, and the client once there is one. */
export interface Connected {
  readonly connection: Connection;
  readonly client: Client | undefined;
  /** How many sessions there have been. */
  readonly sessions: number;
}

/** Before anything has happened; and on a server, where nothing does. */
export const CONNECTING: Connected = {
  connection: { state: "connecting", sessionId: undefined, error: undefined, retry: undefined },
  client: undefined,
  sessions: 0,
};
