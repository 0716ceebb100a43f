import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";

/** A message as the spec writes it. */
export type RawMessage = readonly unknown[];

/** Details of HELLO that a test chooses. */
export interface JoinOptions {
  readonly authmethods: readonly string[];
  readonly authid?: string;
  readonly ticket?: string;
}

/** A browser as far as cookies go: it keeps what it is given, and sends it along. */
export class TestBrowser {
  readonly origin: string;
  /** Every `Set-Cookie` that it got, as it stands. */
  readonly given: string[] = [];
  /** What it sends as `Cookie`; undefined if it has none. */
  cookies: string | undefined;
  readonly #sockets: WebSocket[] = [];

  constructor(origin: string, cookies?: string) {
    this.origin = origin;
    this.cookies = cookies;
  }

  /** Opens a WebSocket and joins; resolves to WELCOME or ABORT. */
  async join(url: string, options: JoinOptions): Promise<RawMessage> {
    const { ticket, ...details } = options;
    const socket = await this.#open(url);
    const hello = [1, "com.example.app", { roles: { caller: {}, subscriber: {} }, ...details }];
    const [type, ...rest] = await ask(socket, hello);
    return type === 4 ? ask(socket, [5, ticket, {}]) : [type, ...rest];
  }

  /** Sends a message on the socket it opened last; resolves to the next that comes. */
  ask(message: RawMessage): Promise<RawMessage> {
    return ask(this.#sockets.at(-1) as WebSocket, message);
  }

  /** Closes everything. */
  close(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  async #open(url: string): Promise<WebSocket> {
    const headers = this.cookies === undefined ? {} : { Cookie: this.cookies };
    const socket = new WebSocket(url, "wamp.2.json", { origin: this.origin, headers, rejectUnauthorized: false });
    this.#sockets.push(socket);
    socket.once("upgrade", ({ headers: { "set-cookie": set = [] } }: IncomingMessage) => {
      this.given.push(...set);
      for (const each of set) this.cookies = each.split(";", 1)[0];
    });
    await once(socket, "open");
    return socket;
  }
}

async function ask(socket: WebSocket, message: RawMessage): Promise<RawMessage> {
  socket.send(JSON.stringify(message));
  const [data] = (await once(socket, "message")) as [Buffer];
  return JSON.parse(data.toString()) as RawMessage;
}
