import { MessageType } from "@junctor/core";
import type { Connection, ConnectionEnd } from "@junctor/core";
import { decodeElements, encodeElements } from "./elements.ts";
import { Inbox } from "./inbox.ts";

/** The first message type name for a code, for failure messages. */
const typeNames = new Map<unknown, string>(Object.entries(MessageType).map(([name, code]) => [code, name]));

/**
 * One end of a connection that speaks lists instead of WAMP: it sends what it is told, legal or not,
 * and shows every message that comes, in order. Nothing is skipped, so each `next` also proves
 * that nothing else came before.
 */
export class RawPeer {
  readonly connection: Connection;
  /** The id of the last request made with `request`. */
  lastRequest = 0;
  /** The bytes of the message `next` returned last. */
  lastBytes: Uint8Array = new Uint8Array();
  readonly #inbox = new Inbox<Uint8Array>();
  readonly #end: Promise<ConnectionEnd>;

  constructor(connection: Connection) {
    this.connection = connection;
    this.#end = new Promise((resolve) => {
      connection.open({
        message: (bytes) => this.#inbox.put(bytes),
        closed: (end) => {
          this.#inbox.end(end.reason);
          resolve(end);
        },
      });
    });
  }

  /** Sends one list as a message. */
  send(...elements: unknown[]): void {
    this.sendBytes(encodeElements(this.connection.serializer, elements));
  }

  /** Sends bytes as one message. */
  sendBytes(bytes: Uint8Array): void {
    this.connection.send([this.connection.framing.frame(bytes)]);
  }

  /** Sends `[type, next request id, ...rest]`. Returns the id. */
  request(type: number, ...rest: unknown[]): number {
    this.lastRequest += 1;
    this.send(type, this.lastRequest, ...rest);
    return this.lastRequest;
  }

  /** The next message, which must be of this type. */
  async next(type: number): Promise<unknown[]> {
    const expected = typeNames.get(type) ?? String(type);
    this.lastBytes = await this.#inbox.take(expected);
    const elements = decodeElements(this.connection.serializer, this.lastBytes);
    if (elements[0] !== type) {
      throw new Error(`expected ${expected}, got ${typeNames.get(elements[0])} ${describe(elements)}`);
    }
    return elements;
  }

  /** The bytes of the next message, whatever it is. */
  nextBytes(): Promise<Uint8Array> {
    return this.#inbox.take("a message");
  }

  /** Waits for the end of the connection and returns all that came before it. */
  async untilEnd(): Promise<unknown[][]> {
    const rest = await this.#inbox.all();
    return rest.map((bytes) => this.#decode(bytes));
  }

  /** Waits for the end of the connection, before which nothing more may arrive. */
  async ended(): Promise<ConnectionEnd> {
    const left = await this.#inbox.rest();
    if (left.length > 0) {
      throw new Error(`expected the end, got ${left.map((bytes) => describe(this.#decode(bytes))).join(" ")}`);
    }
    return this.#end;
  }

  #decode(bytes: Uint8Array): unknown[] {
    return decodeElements(this.connection.serializer, bytes);
  }
}

function describe(elements: unknown[]): string {
  return JSON.stringify(elements, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
