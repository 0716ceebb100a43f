import type { ClientAuthenticator } from "@junctor/auth";
import type { ClientRole, Clock, Connector, RandomSource, Serializer } from "@junctor/core";
import type { ErrorReporter } from "./error-reporter.ts";
import type { PayloadCodec } from "./passthru/payload-codec.ts";

/** Options of `connect`. */
export interface ConnectOptions extends JoinOptions {
  /**
   * What opens the connection, for example `webSocket("ws://127.0.0.1:8080/ws")` of `@junctor/transport-websocket`.
   * It stands where a URL might be expected because the client opens no sockets itself.
   */
  readonly transport: Connector;
  /** Serializers in order of preference; the router chooses one. Default: `[clientJson()]` of `@junctor/core/client-json`. */
  readonly serializers?: readonly Serializer[] | undefined;
}

/** What joining a realm needs besides a connection. */
export interface JoinOptions {
  readonly realm: string;
  /**
   * How to prove who this is: one authenticator of `@junctor/auth` for each method, for example
   * `[ticket({ authid, ticket }), anonymous()]`. The router chooses among them. Default: `[anonymous()]`.
   */
  readonly auth?: readonly ClientAuthenticator[] | undefined;
  /** The identity to ask for, if no authenticator names one. Default: the router assigns one. */
  readonly authid?: string | undefined;
  /** The role to ask for, for routers that let one choose. Default: the router assigns one. */
  readonly authrole?: string | undefined;
  /** The roles to announce. Default: all four. */
  readonly roles?: readonly ClientRole[] | undefined;
  /** What HELLO names as this peer's implementation. Default: `Junctor`. */
  readonly agent?: string | undefined;
  /** Gives the attempt up: `connect` rejects with `signal.reason`. It has no effect on the session afterwards. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from an open connection to WELCOME. Default: 10,000. */
  readonly joinTimeout?: number | undefined;
  /** Milliseconds `leave` waits for the router's GOODBYE. Default: 5,000. */
  readonly leaveTimeout?: number | undefined;
  /** Gets errors that have no caller to be thrown at. Default: `console.error`. */
  readonly onError?: ErrorReporter | undefined;
  /** Whether callers are told the name and stack of exceptions in invocation handlers, as kwargs. Default: false. */
  readonly exposeErrors?: boolean | undefined;
  /**
   * What unpacks payloads in payload passthru mode, one codec for each scheme. An invocation that came packed is
   * answered packed by the same one. Default: none, packed payloads are handed over as they come.
   */
  readonly ppt?: readonly PayloadCodec[] | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Where nonces come from. Default: the system's, which is cryptographically strong. */
  readonly random?: RandomSource | undefined;
}
