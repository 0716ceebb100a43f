import type { Connection, Connector, Serializer } from "@junctor/core";
import type { Router, RouterTables } from "@junctor/router";
import type { RawPeer } from "../peer/raw-peer.ts";

/** How a scripted client joins. */
export interface JoinOptions {
  /** Default: `realm1`. */
  readonly realm?: string;
  /** HELLO.Details. Default: all four roles without features. */
  readonly details?: object;
  /** Default: the serializer of the world. */
  readonly serializer?: Serializer;
}

/**
 * A running router with one listener of one transport, and scripted clients around it.
 * Its realms are those of `realms.ts`.
 */
export interface RouterWorld extends AsyncDisposable {
  readonly router: Router;
  readonly serializer: Serializer;
  /** Opens a connection on which no HELLO was sent. */
  connect(serializer?: Serializer): Promise<RawPeer>;
  /** Opens a connection, sends HELLO and takes WELCOME. */
  join(options?: JoinOptions): Promise<RawPeer>;
  /** Waits until the router's tables are as described. Fails if that does not happen soon. */
  until(reached: (tables: RouterTables) => boolean): Promise<void>;
  /** Ends every connection at once and waits until the router has noticed; then all its tables must be empty. */
  leaveNothing(): Promise<void>;
}

/** One way to reach a router. */
export interface Listener {
  readonly connector: Connector;
  close(): Promise<void>;
}

/** One column of the matrix. */
export interface TransportColumn {
  readonly name: string;
  listen(accept: (connection: Connection) => void, serializers: readonly Serializer[]): Promise<Listener>;
}
