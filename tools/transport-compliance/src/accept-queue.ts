import type { Connection } from "@junctor/core";

/** Hands accepted connections to a test in the order they came. */
export class AcceptQueue {
  readonly #waiting: ((connection: Connection) => void)[] = [];
  readonly #accepted: Connection[] = [];

  /** Takes a connection; pass it where a transport asks for its owner. */
  readonly accept = (connection: Connection): void => {
    const next = this.#waiting.shift();
    if (next === undefined) this.#accepted.push(connection);
    else next(connection);
  };

  /** The next connection, once there is one. */
  next(): Promise<Connection> {
    const first = this.#accepted.shift();
    return first === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(first);
  }
}
