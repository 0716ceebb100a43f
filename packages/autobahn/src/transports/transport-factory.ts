import type { Connector } from "@junctor/core";

/** One entry of the option `transports`. */
export interface TransportOptions {
  /** `websocket`, or on Node `rawsocket`. */
  readonly type: string;
  /** For WebSocket. */
  readonly url?: string | undefined;
  /** For RawSocket over TCP. Default: `127.0.0.1`. */
  readonly host?: string | undefined;
  /** For RawSocket over TCP. */
  readonly port?: number | undefined;
  /** For RawSocket over a Unix socket. */
  readonly path?: string | undefined;
  /** Certificates for `wss:` on Node. */
  readonly tlsConfiguration?: TlsConfiguration | undefined;
}

/** Certificates and keys, in PEM. */
export interface TlsConfiguration {
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** What makes connectors, by the type of transport. */
export type TransportFactories = { readonly [type: string]: ((options: TransportOptions) => Connector) | undefined };
