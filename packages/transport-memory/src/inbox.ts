/** Messages that arrived and wait for delivery, in order. */
export class Inbox {
  #messages: (Uint8Array | undefined)[] = [];
  #head = 0;
  #bytes = 0;

  /** How many messages wait. */
  get length(): number {
    return this.#messages.length - this.#head;
  }

  /** Octets of all messages that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  put(message: Uint8Array): void {
    this.#messages.push(message);
    this.#bytes += message.length;
  }

  /** Takes the oldest message. */
  take(): Uint8Array | undefined {
    const message = this.#messages[this.#head];
    if (message === undefined) return undefined;
    this.#messages[this.#head++] = undefined;
    this.#bytes -= message.length;
    if (this.length === 0) this.clear();
    return message;
  }

  clear(): void {
    this.#messages = [];
    this.#head = 0;
    this.#bytes = 0;
  }
}
