/** What travels in a call, an event or an error. */
export interface Values {
  readonly args: readonly unknown[];
  readonly kwargs: { readonly [key: string]: unknown };
}

/** A call or request that was refused, as whoever's client reported it. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly uri: string;
  readonly values: Values;

  constructor(uri: string, values: Values) {
    super(uri);
    this.uri = uri;
    this.values = values;
  }
}

/** `Options` as they stand in a message; each client gets them in its own way. */
export type Options = { readonly [option: string]: unknown };

/** What a client tells of an invocation. */
export interface Invocation {
  readonly procedure: string | undefined;
  readonly caller: number | undefined;
  /** Sends a progressive result, if the caller wants any. */
  readonly progress: ((values: Values) => void) | undefined;
  /** Aborted by INTERRUPT; only our client knows that. */
  readonly signal: AbortSignal | undefined;
}

/** What a client tells of an event. */
export interface EventDetails {
  /** wampy tells it with patterns only. */
  readonly topic: string | undefined;
  readonly publisher: number | undefined;
  readonly retained: boolean;
}

/** Answers a call; throws a `RefusedError` to answer with an error. */
export type Procedure = (values: Values, invocation: Invocation) => Values | Promise<Values>;

/** Takes an event. */
export type Handler = (values: Values, details: EventDetails) => void;

/** What becomes of a call on its way. */
export interface CallPlan {
  readonly options?: Options;
  /** Asks for progressive results, and gets them. */
  readonly onProgress?: (values: Values) => void;
  /** Cancels the call in this mode when the signal is aborted. */
  readonly cancel?: { readonly mode: CancelMode; readonly signal: AbortSignal };
}

export type CancelMode = "skip" | "kill" | "killnowait";

/** A joined WAMP client, whoever made it, as the tests drive it. */
export interface WampPeer {
  /** The session id. */
  readonly id: number;
  /** @throws {RefusedError} if it is answered with ERROR. */
  call(procedure: string, values: Values, plan?: CallPlan): Promise<Values>;
  /** Returns what unregisters. @throws {RefusedError} if the router refuses. */
  register(procedure: string, answer: Procedure, options?: Options): Promise<() => Promise<void>>;
  /** Publishes with acknowledge and returns the publication id. @throws {RefusedError} if the router refuses. */
  publish(topic: string, values: Values, options?: Options): Promise<number>;
  /** Returns what unsubscribes. */
  subscribe(topic: string, handler: Handler, options?: Options): Promise<() => Promise<void>>;
  /** Says GOODBYE and waits for the router's. */
  leave(): Promise<void>;
  /** Resolves when the session has ended, whoever ended it. */
  readonly ended: Promise<unknown>;
}

/** Where the router listens. */
export interface Address {
  /** For WebSocket clients. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly realm: string;
}

/** What some implementation cannot do, or does wrong; README.md says what was seen. */
export type Lack =
  | "cancel with skip or killnowait"
  | "empty lists of receivers"
  | "events of its own publications"
  | "interrupts"
  | "payload passthru mode"
  | "progressive results as callee"
  | "retained publications"
  | "revocation";

/** One implementation over one transport in one serializer. */
export interface Implementation {
  readonly name: string;
  /** Whether its serializer has a type for bytes that this implementation maps to byte arrays. */
  readonly bytes: boolean;
  readonly lacks: readonly Lack[];
  join(address: Address): Promise<WampPeer>;
}
