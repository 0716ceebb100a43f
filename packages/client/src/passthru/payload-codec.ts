import type { Dict, Message, Payload, PayloadValues } from "@junctor/core";

/**
 * Packs payloads so that the router cannot, or need not, look into them: payload passthru mode
 * (spec: AP-PPT-03, AP-PPT-10). Its attributes travel with the payload, so that the receiver knows how to unpack it.
 */
export interface PayloadCodecInit {
  /** `ppt_scheme`: `mqtt`, `wamp` (end-to-end encryption), or one of one's own that starts with `x_`. */
  readonly scheme: `x_${string}` | "mqtt" | "wamp";
  /** `ppt_serializer`: what the values are written in. Default: the scheme knows. */
  readonly serializer?: string | undefined;
  /** `ppt_cipher`: what they are encrypted with. Default: nothing. */
  readonly cipher?: string | undefined;
  /** `ppt_keyid`: names the key. */
  readonly keyid?: string | undefined;
  /** Packs the values of one message. Without it they travel as they are (`native`). */
  readonly encode?: ((values: PayloadValues) => Uint8Array) | undefined;
  /**
   * Unpacks what the `encode` of another peer packed, by the attributes it came with; they are the other peer's.
   * Without it values are taken as they come. What it throws becomes the `cause` of a `PayloadError`.
   */
  readonly decode?: ((packed: Uint8Array, attributes: PassthruAttributes) => PayloadValues) | undefined;
  /**
   * What packs the answer to an invocation that came with these attributes and could be unpacked. Default: this codec
   * itself.
   */
  readonly answer?: ((attributes: PassthruAttributes) => PayloadCodec) | undefined;
  /**
   * Whether nothing unpacked is taken for this scheme: no payload that says it is `native`, and no RESULT of a call that
   * was packed, since neither can be from somebody who has the key. They make for a `PayloadError`. Default: false.
   */
  readonly sealed?: boolean | undefined;
  /**
   * Stands before a session: is made once for it, gets what arrives there, and delivers it, at once or when what it
   * takes to unpack it is there. It delivers everything, and what belongs in an order in that order.
   */
  readonly intake?: ((deliver: Receive) => Receive) | undefined;
}

/** A codec as sessions, calls and publications take it; `payloadCodec` makes it. */
export interface PayloadCodec extends PayloadCodecInit {
  /** The machinery, which pages without such codecs need not ship. */
  readonly passthru: Passthru;
}

/** What payload passthru mode takes of a session. */
export interface PassthruSession {
  readonly codecs: ReadonlyMap<unknown, PayloadCodec>;
  readonly requests: {
    /** The codec of a request that waits for its answer. */
    codecOf(request: number): PayloadCodec | undefined;
  };
  readonly link: {
    readonly state: string;
    /** Ends the session with an error. */
    fail(error: unknown): void;
  };
}

/** Payload passthru mode, behind the codecs that use it. */
export interface Passthru {
  /** See `codecsOf`. */
  codecs(codecs: readonly PayloadCodec[]): ReadonlyMap<unknown, PayloadCodec>;
  /** See `checkPassthru`. */
  check(codec: PayloadCodec, announced: ReadonlySet<string>): void;
  /** See `wrapMessage`. */
  wrap<M extends Message>(message: M, codec: PayloadCodec): M;
  /** See `packPayload`. */
  pack(payload: Payload, codec: PayloadCodec): Payload;
  /** See `unwrapMessage`. */
  unwrap<M extends Message>(session: PassthruSession, message: M): M;
  /** See `intakeOf`. */
  intake(session: PassthruSession, receive: Receive): Receive;
  /** What packs the answer to an invocation that came with these details. */
  answer(codec: PayloadCodec, details: Dict): PayloadCodec;
}

/** Takes a message of the router. */
export type Receive = (message: Message) => void;

/** What a message says of its packed payload besides the scheme. */
export interface PassthruAttributes {
  readonly serializer: string | undefined;
  readonly cipher: string | undefined;
  readonly keyid: string | undefined;
}
