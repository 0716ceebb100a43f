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

/** Answers a call; throws a `RefusedError` to answer with an error. */
export type Procedure = (values: Values) => Values;

/** A joined WAMP client, whoever made it, as the tests drive it. */
export interface WampPeer {
  /** @throws {RefusedError} if it is answered with ERROR. */
  call(procedure: string, values: Values): Promise<Values>;
  /** Returns what unregisters. @throws {RefusedError} if the router refuses. */
  register(procedure: string, answer: Procedure): Promise<() => Promise<void>>;
  /** Publishes with acknowledge and returns the publication id. @throws {RefusedError} if the router refuses. */
  publish(topic: string, values: Values): Promise<number>;
  /** Returns what unsubscribes. */
  subscribe(topic: string, handler: (values: Values) => void): Promise<() => Promise<void>>;
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

/** One implementation over one transport in one serializer. */
export interface Implementation {
  readonly name: string;
  /** Whether its serializer has a type for bytes that this implementation maps to byte arrays. */
  readonly bytes: boolean;
  join(address: Address): Promise<WampPeer>;
}
