import { EMPTY_DICT, MessageType as T, Payload } from "@junctor/core";
import type { Connection, Dict, Message } from "@junctor/core";

/** A call whose arguments are sent one by one. */
export interface ChunkedCall {
  readonly request: number;
  readonly procedure: string;
}

/** The features of the roles that have some. */
export interface Features {
  readonly publisher: Dict;
  readonly subscriber: Dict;
  readonly caller: Dict;
  readonly callee: Dict;
}

/** A client without a mind: it does what steps say, and remembers the ids it has heard of. */
export class ScriptedClient {
  readonly name: string;
  state: "away" | "connected" | "joined" | "leaving" = "away";
  /** Given by the router in this session. */
  subscriptions: number[] = [];
  registrations: number[] = [];
  /** INVOCATIONs that may be answered, or were. */
  invocations: number[] = [];
  /** Calls of this session, answered or not. */
  calls: number[] = [];
  /** Those whose last chunk was not sent, ended or not. */
  chunked: ChunkedCall[] = [];
  /** The last publications it was told of, in this session or before. */
  publications: number[] = [];
  /** What it announced. */
  features: Features = { publisher: EMPTY_DICT, subscriber: EMPTY_DICT, caller: EMPTY_DICT, callee: EMPTY_DICT };
  /** The session, or the last one. */
  session = 0;
  authid = "";
  #connection: Connection | undefined;
  #lastRequest = 0;
  #tokens = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Takes over a connection. */
  connect(connection: Connection): void {
    this.#connection = connection;
    this.state = "connected";
    connection.open({
      message: (bytes) => this.#hear(connection.serializer.decode(bytes)),
      closed: () => {
        if (this.#connection !== connection) return;
        this.state = "away";
        this.#connection = undefined;
      },
    });
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** The id of a new request. */
  nextRequest(): number {
    return ++this.#lastRequest;
  }

  /** A payload that no other message has. */
  token(): Payload {
    return Payload.of([`${this.name}-${++this.#tokens}`]);
  }

  send(message: Message): void {
    if (this.#connection !== undefined) this.sendBytes(this.#connection.serializer.encode(message));
  }

  /** Sends octets that need not be a message. */
  sendBytes(bytes: Uint8Array): void {
    this.#connection?.send([this.#connection.framing.frame(bytes)]);
  }

  /** Asks for a session. */
  hello(realm: string, announced: Features): void {
    const { publisher, subscriber, caller, callee } = announced;
    const roles = {
      publisher: { features: publisher },
      subscriber: { features: subscriber },
      caller: { features: caller },
      callee: { features: callee },
    };
    this.send({ type: T.HELLO, realm, details: { roles } });
    this.features = announced;
    this.state = "joined";
    this.#lastRequest = 0;
    this.subscriptions = [];
    this.registrations = [];
    this.invocations = [];
    this.calls = [];
    this.chunked = [];
  }

  /** Says GOODBYE; after the answer it may join again. */
  goodbye(reason: string): void {
    this.send({ type: T.GOODBYE, details: EMPTY_DICT, reason });
    this.state = "leaving";
  }

  #hear(message: Message): void {
    switch (message.type) {
      case T.WELCOME:
        this.session = message.session;
        this.authid = String(message.details.authid);
        return;
      case T.SUBSCRIBED:
        this.subscriptions.push(message.subscription);
        return;
      case T.REGISTERED:
        this.registrations.push(message.registration);
        return;
      case T.INVOCATION:
        if (!this.invocations.includes(message.request)) this.invocations.push(message.request);
        return;
      case T.EVENT:
      case T.PUBLISHED:
        this.publications = [message.publication, ...this.publications.slice(0, 7)];
        return;
      case T.GOODBYE:
        if (this.state === "joined") this.goodbye("wamp.close.goodbye_and_out");
        else this.state = "connected";
        return;
      default:
    }
  }
}
