import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { FrameReader } from "./frame-reader.ts";

/** A WebSocket client that does no more than a load generator needs: text frames, masked with zeros, joined per turn. */
export class RawPeer {
  /** Told the bounds of each payload that arrives. */
  onPayload: (bytes: Buffer, start: number, end: number) => void = () => {};
  readonly #socket: Socket;
  readonly #reader = new FrameReader();
  #pending: string[] = [];

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) =>
      this.#reader.read(chunk, (bytes, start, end) => this.onPayload(bytes, start, end)),
    );
  }

  /** Opens a connection; `protocol` is the WebSocket subprotocol to ask for. */
  static async open(port: number, protocol: string): Promise<RawPeer> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    await once(socket, "connect");
    socket.write(
      `GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n` +
        `Sec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
    );
    const [answer] = (await once(socket, "data")) as [Buffer];
    if (!answer.toString("latin1").startsWith("HTTP/1.1 101"))
      throw new Error(`no upgrade: ${answer.toString("latin1")}`);
    return new RawPeer(socket);
  }

  /** Opens a connection and joins `realm1` over JSON. */
  static async join(port: number): Promise<RawPeer> {
    const peer = await RawPeer.open(port, "wamp.2.json");
    await peer.request('[1,"realm1",{"roles":{"caller":{},"callee":{},"publisher":{},"subscriber":{}}}]');
    return peer;
  }

  /** Sends a message and returns the first payload that arrives after it. */
  async request(message: string): Promise<string> {
    const reply = new Promise<string>((resolve) => {
      this.onPayload = (bytes, start, end) => resolve(bytes.toString("latin1", start, end));
    });
    this.send(message);
    return reply;
  }

  /** Queues a message of ASCII text; everything queued in a turn leaves in one write. */
  send(message: string): void {
    if (this.#pending.length === 0) setImmediate(() => this.#flush());
    this.#pending.push(frameHeader(message.length) + message);
  }

  close(): void {
    this.#socket.destroy();
  }

  #flush(): void {
    this.#socket.write(this.#pending.join(""), "latin1");
    this.#pending = [];
  }
}

function frameHeader(length: number): string {
  const mask = "\0\0\0\0";
  if (length < 126) return `\x81${String.fromCharCode(0x80 | length)}${mask}`;
  if (length >= 65_536) throw new Error("the load generator sends no message over 64 KiB");
  return `\x81${String.fromCharCode(0xfe, length >> 8, length & 0xff)}${mask}`;
}
