import { connect } from "node:net";
import type { Socket } from "node:net";
import type { Serializer } from "@junctor/core";
import { readElements } from "./elements.ts";
import type { Elements } from "./elements.ts";
import { rawSocketFormat } from "./raw-socket-format.ts";
import { batchedFormat, webSocketFormat } from "./web-socket-format.ts";
import type { TransportName, WireFormat } from "./wire-format.ts";

/** Where to connect, and how to speak there. */
export interface WireTarget {
  readonly port: number;
  readonly transport: TransportName;
  readonly serializer: Serializer;
}

/** The formats by name. */
export const wireFormats: { readonly [T in TransportName]: WireFormat } = {
  websocket: webSocketFormat,
  rawsocket: rawSocketFormat,
  batched: batchedFormat,
};

/** How long something that must come may take, in milliseconds. It only ever passes in a failing run. */
const PATIENCE = 60_000;

/** One connection to the router that sends octets as they are and keeps every message that comes. */
export class Wire {
  readonly target: WireTarget;
  readonly #socket: Socket;
  readonly #format: WireFormat;
  #received: Buffer = Buffer.alloc(0);
  #messages: Elements[] = [];
  #state: "opening" | "open" | "ended" = "opening";
  #wake: (() => void) | undefined;

  constructor(target: WireTarget) {
    this.target = target;
    this.#format = wireFormats[target.transport];
    this.#socket = connect({ port: target.port, host: "127.0.0.1", noDelay: true });
    this.#socket.on("data", (chunk: Buffer) => this.#take(chunk));
    this.#socket.on("end", () => this.#socket.end());
    // The end is what counts: resets come where the router closes before it has read all.
    this.#socket.on("error", () => this.#socket.destroy());
    this.#socket.on("close", () => {
      this.#state = "ended";
      this.#wake?.();
    });
    this.#socket.write(this.#format.hello(target.serializer));
  }

  get isEnded(): boolean {
    return this.#state === "ended";
  }

  /** Sends octets as they are. */
  write(octets: Uint8Array): void {
    if (this.#state !== "ended") this.#socket.write(octets);
  }

  /** Sends a list as one message. */
  send(...elements: unknown[]): void {
    const { serializer } = this.target;
    this.write(this.#format.frame(serializer, serializer.encodePayload({ args: elements, kwargs: {} }).bytes));
  }

  /**
   * Waits until the messages that came since the last call satisfy `isEnough`, or the connection has ended; takes them.
   * @throws {Error} if neither comes.
   */
  async until(isEnough: (messages: readonly Elements[]) => boolean): Promise<readonly Elements[]> {
    const deadline = Date.now() + PATIENCE;
    while (this.#state !== "ended" && !isEnough(this.#messages)) {
      if (Date.now() >= deadline) throw new Error(`nothing came after ${JSON.stringify(this.#messages.at(-1))}`);
      await this.#change(deadline);
    }
    const taken = this.#messages;
    this.#messages = [];
    return taken;
  }

  /** Ends the connection at once. */
  terminate(): void {
    this.#socket.destroy();
  }

  #change(deadline: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, deadline - Date.now());
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    if (this.#state === "opening") this.#takeHello();
    if (this.#state === "open") this.#takeFrames();
    this.#wake?.();
  }

  #takeHello(): void {
    const length = this.#format.helloLength(this.#received);
    if (length === undefined) return;
    this.#received = this.#received.subarray(length);
    this.#state = "open";
  }

  #takeFrames(): void {
    for (;;) {
      const frame = this.#format.read(this.#received);
      if (frame === undefined) return;
      this.#received = this.#received.subarray(frame.length);
      for (const message of frame.messages) this.#messages.push(readElements(this.target.serializer, message));
      if (frame.answer !== undefined) this.write(frame.answer);
    }
  }
}
