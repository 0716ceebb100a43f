import { once } from "node:events";
import type { NetConnectOpts, Socket } from "node:net";
import { connect } from "node:net";
import { fromHex, toHex } from "./hex.test-support.ts";

/** A bare TCP peer that speaks in hexadecimal. */
export class RawPeer {
  readonly socket: Socket;
  #received = "";
  #wake: () => void = () => {};
  #ended = false;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (chunk) => this.#changed(() => (this.#received += toHex(chunk))));
    socket.on("error", () => {});
    socket.on("end", () => this.#changed(() => (this.#ended = true)));
    socket.on("close", () => this.#changed(() => (this.#ended = true)));
  }

  static async connect(place: NetConnectOpts): Promise<RawPeer> {
    const socket = connect(place);
    const peer = new RawPeer(socket);
    socket.setNoDelay(true);
    await once(socket, "connect");
    return peer;
  }

  send(hex: string): void {
    this.socket.write(fromHex(hex));
  }

  /** Sends octet by octet, each in a packet of its own. */
  async sendSliced(hex: string): Promise<void> {
    for (const octet of fromHex(hex)) {
      await new Promise((resolve) => this.socket.write(Uint8Array.of(octet), resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Everything received, once it is at least so many octets. */
  async received(octets: number): Promise<string> {
    while (this.#received.length < octets * 2 && !this.#ended) await this.#next();
    return this.#received;
  }

  /** Everything received as text, once it ends like this. */
  async receivedText(end: string): Promise<string> {
    const text = () => Buffer.from(this.#received, "hex").toString("latin1");
    while (!text().endsWith(end) && !this.#ended) await this.#next();
    return text();
  }

  /** Everything received, once the other end has closed. */
  async ended(): Promise<string> {
    while (!this.#ended) await this.#next();
    return this.#received;
  }

  #next(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  #changed(change: () => void): void {
    change();
    this.#wake();
  }
}
