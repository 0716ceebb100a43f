import type { Connection, ConnectionHandlers, Framing, PeerInfo, Serializer } from "@junctor/core";

/** Sees all that passes between the router and its end of a connection. */
export interface TapObserver {
  /** The router has acted on a message. */
  received(bytes: Uint8Array): void;
  /** The router has acted on the end of the connection. */
  ended(): void;
  /** The router sent messages. */
  sent(frames: readonly Uint8Array[]): void;
  /** The router ends the connection. */
  ending(how: "close" | "terminate"): void;
}

/** The router's end of a connection, with somebody who listens in. */
export class TappedConnection implements Connection {
  readonly serializer: Serializer;
  readonly framing: Framing;
  readonly peer: PeerInfo;
  readonly maxSendLength: number;
  readonly #connection: Connection;
  readonly #observer: TapObserver;

  /** @param address how the router's log names the peer. */
  constructor(connection: Connection, address: string, observer: TapObserver) {
    this.serializer = connection.serializer;
    this.framing = connection.framing;
    this.maxSendLength = connection.maxSendLength;
    this.peer = { ...connection.peer, address };
    this.#connection = connection;
    this.#observer = observer;
  }

  get queuedBytes(): number {
    return this.#connection.queuedBytes;
  }

  open(handlers: ConnectionHandlers): void {
    this.#connection.open({
      message: (bytes) => {
        handlers.message(bytes);
        this.#observer.received(bytes);
      },
      closed: (end) => {
        handlers.closed(end);
        this.#observer.ended();
      },
      drained: () => handlers.drained?.(),
    });
  }

  send(frames: readonly Uint8Array[]): void {
    this.#observer.sent(frames);
    this.#connection.send(frames);
  }

  pause(): void {
    this.#connection.pause();
  }

  resume(): void {
    this.#connection.resume();
  }

  close(): void {
    this.#observer.ending("close");
    this.#connection.close();
  }

  terminate(): void {
    this.#observer.ending("terminate");
    this.#connection.terminate();
  }
}
