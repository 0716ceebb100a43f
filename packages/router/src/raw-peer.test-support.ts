import type { Connection, ConnectionEnd } from "@junctor/core";
import { json } from "@junctor/core/json";

/** A message as the spec writes it. */
export type RawMessage = readonly unknown[];

interface Platform {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
}

const platform = globalThis as unknown as Platform;
const encoder = new platform.TextEncoder();
const decoder = new platform.TextDecoder();
const jsonSerializer = json();

/** A client that says just what a test tells it to: arrays out, arrays in, whatever serializer the link speaks. */
export class RawPeer {
  readonly connection: Connection;
  /** Everything that arrived and was not taken, still encoded. */
  arrived: Uint8Array[] = [];
  /** How the connection ended, once it has. */
  end: ConnectionEnd | undefined;
  /** From WELCOME. */
  session = 0;
  readonly #settle: () => void;

  constructor(connection: Connection, settle: () => void) {
    this.connection = connection;
    this.#settle = settle;
    connection.open({
      message: (bytes) => this.arrived.push(bytes),
      closed: (end) => (this.end = end),
    });
  }

  /** Sends messages in one go, without waiting for what comes of them. */
  send(...messages: RawMessage[]): void {
    this.connection.send(messages.map((message) => this.connection.framing.frame(this.#write(message))));
  }

  /** Sends bytes that need not be a message. */
  sendText(text: string): void {
    this.connection.send([this.connection.framing.frame(encoder.encode(text))]);
  }

  /** What arrived since it was last asked, once everything has settled. */
  take(): RawMessage[] {
    this.#settle();
    const arrived = this.arrived;
    this.arrived = [];
    return arrived.map((bytes) => this.#read(bytes));
  }

  /** Sends messages and gives what arrives here because of them. */
  ask(...messages: RawMessage[]): RawMessage[] {
    this.send(...messages);
    return this.take();
  }

  /** Sends a request whose one answer is an id, and gives the id. */
  askId(message: RawMessage): number {
    return this.ask(message)[0]?.[2] as number;
  }

  #write(message: RawMessage): Uint8Array {
    const bytes = encoder.encode(JSON.stringify(message));
    const { serializer } = this.connection;
    return serializer.name === "json" ? bytes : serializer.encode(jsonSerializer.decode(bytes));
  }

  #read(bytes: Uint8Array): RawMessage {
    const { serializer } = this.connection;
    const text = serializer.name === "json" ? bytes : jsonSerializer.encode(serializer.decode(bytes));
    return JSON.parse(decoder.decode(text)) as RawMessage;
  }
}
