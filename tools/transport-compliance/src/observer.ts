import type { Connection, ConnectionEnd } from "@junctor/core";
import { bytesText } from "./test-message.ts";

/** Owns one end of a connection in a test and records everything it is told. */
export class Observer {
  readonly connection: Connection;
  readonly messages: Uint8Array[] = [];
  readonly ends: ConnectionEnd[] = [];
  /** Calls that broke the rules of `ConnectionHandlers`. */
  readonly violations: string[] = [];
  drainedCalls = 0;
  #onMessage: (bytes: Uint8Array) => void = () => {};
  #state: "opening" | "idle" | "handling" = "opening";
  #waiters: (() => void)[] = [];

  constructor(connection: Connection, onMessage?: (bytes: Uint8Array) => void) {
    this.connection = connection;
    if (onMessage !== undefined) this.#onMessage = onMessage;
    connection.open({
      message: (bytes) => this.#told("message", () => this.#record(bytes)),
      closed: (end) => this.#told("closed", () => void this.ends.push(end)),
      drained: () => this.#told("drained", () => void this.drainedCalls++),
    });
    this.#state = "idle";
  }

  /** The texts of all messages so far. */
  get texts(): string[] {
    return this.messages.map(bytesText);
  }

  /** Sends messages the way an owner does: framed, in one call. */
  send(...messages: Uint8Array[]): void {
    this.connection.send(messages.map((message) => this.connection.framing.frame(message)));
  }

  /** Waits until so many messages have arrived. */
  async received(count: number): Promise<Uint8Array[]> {
    await this.#until(() => this.messages.length >= count || this.ends.length > 0);
    return this.messages;
  }

  /** Waits for the end. */
  async closed(): Promise<ConnectionEnd> {
    await this.#until(() => this.ends.length > 0);
    return this.ends[0] as ConnectionEnd;
  }

  /** Waits until `drained` was called. */
  async drained(): Promise<void> {
    await this.#until(() => this.drainedCalls > 0 || this.ends.length > 0);
  }

  #record(bytes: Uint8Array): void {
    this.messages.push(bytes);
    this.#onMessage(bytes);
  }

  #told(what: string, record: () => void): void {
    if (this.#state === "opening") this.violations.push(`${what} within open`);
    if (this.#state === "handling") this.violations.push(`${what} within another call`);
    if (this.ends.length > 0) this.violations.push(`${what} after closed`);
    this.#state = "handling";
    record();
    this.#state = "idle";
    for (const wake of this.#waiters.splice(0)) wake();
  }

  async #until(reached: () => boolean): Promise<void> {
    while (!reached()) await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }
}
