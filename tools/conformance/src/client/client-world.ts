import type { SessionOptions, Session } from "@junctor/client";
import type { Connection, Serializer } from "@junctor/core";
import type { RawPeer } from "../peer/raw-peer.ts";

/** A client that asked to join, and the scripted router it talks to. */
export interface Attempt {
  readonly router: RawPeer;
  /** What `connect` of the client returned. */
  readonly joining: Promise<Session>;
}

/** A client in an open session, and the scripted router it talks to. */
export interface Joined {
  readonly router: RawPeer;
  readonly session: Session;
}

/** What becomes of a client's connection before the client gets it. */
export type Link = (connection: Connection) => Connection;

/** Clients under test, each joined in memory to a router that says what a scenario tells it to say. */
export interface ClientWorld extends AsyncDisposable {
  readonly serializer: Serializer;
  /** Lets a client connect. Its HELLO has not been taken. `link` puts something between it and its connection. */
  connect(options?: Partial<SessionOptions>, link?: Link): Promise<Attempt>;
  /** Lets a client connect, takes HELLO and answers with WELCOME. */
  join(options?: Partial<SessionOptions>): Promise<Joined>;
}

/** What the scripted router announces: the features that let a client use all it has. */
export const routerRoles = {
  broker: { features: { payload_passthru_mode: true, publisher_exclusion: true } },
  dealer: {
    features: {
      call_canceling: true,
      call_timeout: true,
      payload_passthru_mode: true,
      progressive_call_invocations: true,
      progressive_call_results: true,
      sharded_registration: true,
    },
  },
} as const;
