import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { hexOfBytes } from "../peer/bytes.ts";
import { Inbox } from "../peer/inbox.ts";

/** One end of a stream that sends and reads octets as they are. */
export class OctetPeer {
  readonly socket: Socket;
  readonly #inbox = new Inbox<Uint8Array>();
  #received = "";

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (chunk) => this.#inbox.put(chunk));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#inbox.end("closed"));
  }

  /** Connects to a port of this machine. */
  static async connect(port: number): Promise<OctetPeer> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return new OctetPeer(socket);
  }

  /** Sends octets written in hexadecimal. */
  send(hex: string): void {
    this.socket.write(Buffer.from(hex, "hex"));
  }

  /** The next `count` octets, in hexadecimal. */
  async read(count: number): Promise<string> {
    while (this.#received.length < 2 * count) {
      this.#received += hexOfBytes(await this.#inbox.take(`${count} octets after ${this.#received}`));
    }
    const taken = this.#received.slice(0, 2 * count);
    this.#received = this.#received.slice(2 * count);
    return taken;
  }

  /** Waits for the end of the stream; returns the octets before it that were not read, in hexadecimal. */
  async untilEnd(): Promise<string> {
    const rest = await this.#inbox.all();
    return this.#received + rest.map(hexOfBytes).join("");
  }
}
