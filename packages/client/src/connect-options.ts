import type { ClientAuthenticator } from "@junctor/auth";
import type { ClientRole, Clock, Connector, RandomSource, Serializer } from "@junctor/core";
import type { CallOptions } from "./caller/call-options.ts";
import type { ReconnectOptions } from "./durable/reconnect-options.ts";
import type { Status } from "./durable/status.ts";
import type { ErrorReporter } from "./error-reporter.ts";
import type { PayloadCodec } from "./passthru/payload-codec.ts";
import type { KeepaliveOptions } from "./session/watch-silence.ts";

/** Options of `connect`. */
export interface ConnectOptions extends Omit<SessionOptions, "transport"> {
  /**
   * What opens connections, for example `webSocket("ws://127.0.0.1:8080/ws")` of `@junctor/transport-websocket`; of
   * several each attempt tries one after the other, in this order. It stands where a URL might be expected because the
   * client opens no sockets itself.
   */
  readonly transport: Connector | readonly Connector[];
  /** When to try again, and how often; `false`: never, the client ends with its first session. */
  readonly reconnect?: ReconnectOptions | false | undefined;
  /** Finds dead connections; `false`: does not. Default: asks after 25 seconds of silence, waits 10 for an answer. */
  readonly keepalive?: KeepaliveOptions | false | undefined;
  /** Options of all calls and publications that do not say otherwise. */
  readonly defaults?: RequestDefaults | undefined;
  /** Told what `Client.status` tells, and that of the time before the first session as well. */
  readonly onStatus?: ((status: Status) => void) | undefined;
}

/** What calls and publications can have in common. */
export type RequestDefaults = Pick<CallOptions, "discloseMe" | "whenOffline" | "timeout" | "cancelMode">;

/** Options of `openSession`. */
export interface SessionOptions extends JoinOptions {
  /** What opens the connection. */
  readonly transport: Connector;
  /** Serializers in order of preference; the router chooses one. Default: `[clientJson()]` of `@junctor/core/client-json`. */
  readonly serializers?: readonly Serializer[] | undefined;
  /** Milliseconds the transport may take to connect, whatever its own limit is. Default: 10,000. */
  readonly connectTimeout?: number | undefined;
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
  /** Gives the first join up, which rejects with `signal.reason`. It has no effect afterwards. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from an open connection to WELCOME. Default: 10,000. */
  readonly joinTimeout?: number | undefined;
  /** Finds a dead connection by a CALL of `wamp.session.get`, if the session is a caller's and the router a dealer. Default: `false`, does not. */
  readonly keepalive?: KeepaliveOptions | false | undefined;
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
