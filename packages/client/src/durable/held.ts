import type { OpenedSession } from "../session/session.ts";
import type { RestoreFailure } from "./status.ts";

/** What a session, and a client, gives for a subscription or registration. */
export interface Opened extends AsyncDisposable {
  readonly id: number;
  readonly closed: Promise<string | undefined>;
}

/** A subscription or registration that a client has in each of its sessions, until it is closed. */
export interface Held<H = unknown> extends Pick<RestoreFailure, "kind" | "uri"> {
  /** What the user of the client has of it. */
  readonly handle: H;
  /** What the present session, or the last one, has of it. */
  current: Opened | undefined;
  /** Brings it into a session. */
  open(session: OpenedSession, signal?: AbortSignal): Promise<Opened>;
  /** Somebody else than its user ended it. */
  close(reason: string | undefined, error?: Error): void;
  /** Resolves when its user has handled all that has come. */
  settled?(): Promise<void> | undefined;
}

/** Who keeps what is held. */
export interface Holder {
  /** Its user does not want it any more. */
  drop(held: Held): Promise<void>;
  report(error: unknown, held: Pick<Held, "kind" | "uri">): void;
  /** Events wait for its user. */
  slow(topic: string, pending: number): void;
}
