import type { FrameHead } from "./frame-head.ts";
import type { Serializer } from "./serializer.ts";

/**
 * How one message becomes the bytes of one frame. Connections whose framings have the same name
 * produce equal bytes, so a message to many receivers is framed once.
 */
export interface Framing {
  readonly name: string;
  /** Wraps one encoded message. Pure. */
  frame(message: Uint8Array): Uint8Array;
  /** All that `frame` adds, if that is a head. Default: it is something else. */
  readonly head?: FrameHead | undefined;
}

/** Why a connection ended. `error` is set when it was not closed by either side on purpose. */
export interface ConnectionEnd {
  /** Who ended it: `local` (close/terminate was called), `peer`, or `error`. */
  readonly by: "local" | "peer" | "error";
  /** One line a person can read: a close code and reason, or the message of an error. */
  readonly reason: string;
  readonly error?: Error | undefined;
}

/** What the owner of a connection is told. Calls are never nested and never happen inside `open`. */
export interface ConnectionHandlers {
  /** One whole encoded message arrived. The bytes stay untouched for as long as they are referenced. */
  message(bytes: Uint8Array): void;
  /** The last call: nothing can be sent and nothing arrives any more. Called exactly once. */
  closed(end: ConnectionEnd): void;
  /** The bytes given to `send` have all been taken by the operating system. */
  drained?(): void;
}

/** A certificate the other end has shown, and that somebody trusted vouches for. */
export interface PeerCertificate {
  /** The subject's common name. Undefined if it has none. */
  readonly commonName: string | undefined;
  /** The SHA-256 of the certificate, as 64 lower-case hexadecimal digits. */
  readonly fingerprint: string;
  /** Its alternative names, as OpenSSL writes them: `DNS:example.com, email:joe@example.com`. */
  readonly alternativeNames: string | undefined;
}

/** A cookie that the other end's browser keeps, without what is secret of it. */
export interface PeerCookie {
  /** The same for all connections with this cookie. It does not tell the cookie. */
  readonly id: string;
  /** How long a login is remembered with it, in milliseconds. */
  readonly lifetime: number;
}

/** What is known of the other end, for logs and for `transport` in session details. */
export interface PeerInfo {
  /** `websocket`, `rawsocket` or `memory`. */
  readonly transport: string;
  /** The negotiated protocol, for example `wamp.2.json` or `wamp.2.cbor.batched`. */
  readonly protocol: string;
  /** Address of the other end as the transport knows it, for example `127.0.0.1:51734`. */
  readonly address?: string | undefined;
  /** Whether the link is encrypted. */
  readonly secure: boolean;
  /**
   * What only the two ends of the encrypted channel know, by the type of channel binding: `tls-exporter` (RFC 9266),
   * `tls-unique` or `tls-server-end-point` (RFC 5929). Undefined if the link has nothing of that type. Default: it has
   * nothing of any type.
   */
  readonly channelBinding?: ((type: string) => Uint8Array | undefined) | undefined;
  /** The other end's TLS certificate. Default: it has shown none. */
  readonly certificate?: PeerCertificate | undefined;
  /** The cookie of its browser. It is in no log, and in no session details. Default: it has none. */
  readonly cookie?: PeerCookie | undefined;
}

/**
 * A message-based, reliable, ordered, full-duplex link to one peer (spec: "Transports").
 * Transports make connections; routers and clients own them. A connection carries bytes only.
 */
export interface Connection {
  /** The serializer both ends agreed on. */
  readonly serializer: Serializer;
  readonly framing: Framing;
  readonly peer: PeerInfo;
  /** The largest encoded message, in octets, that the peer accepts; `Infinity` if it named no limit. */
  readonly maxSendLength: number;
  /** Octets given to `send` that the operating system has not taken yet. */
  readonly queuedBytes: number;

  /** Starts delivery. Messages that arrived earlier are kept and delivered first. Called once. */
  open(handlers: ConnectionHandlers): void;
  /**
   * Sends frames made by `framing`, in order, with as few writes as possible (one, when they are small).
   * Ignored once the connection is closing or closed.
   */
  send(frames: readonly Uint8Array[]): void;
  /** Stops reading from the peer until `resume`; the peer feels backpressure. */
  pause(): void;
  /** Goes on reading. */
  resume(): void;
  /** Ends the connection after what was sent has gone out. Falls back to `terminate` if the peer does not follow. */
  close(): void;
  /** Ends the connection at once; what has not gone out is lost. */
  terminate(): void;
}

/** Options a client passes for one attempt to connect. */
export interface ConnectOptions {
  /** Serializers in order of preference; the peer chooses one. Never empty. */
  readonly serializers: readonly Serializer[];
  /** Gives the attempt up. */
  readonly signal?: AbortSignalLike | undefined;
}

/** The part of the web's `AbortSignal` that the pure packages need. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  /** Has the listener called once the signal is aborted. */
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  /** Takes it back. */
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Opens connections to one place. A client calls it once per attempt. */
export interface Connector {
  /** What it connects to, for messages to people: a URL, `memory`. */
  readonly target: string;
  /**
   * Opens one connection.
   * @throws {ConnectionError} if the place cannot be reached or speaks none of the serializers.
   */
  connect(options: ConnectOptions): Promise<Connection>;
}
