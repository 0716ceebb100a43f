import { ErrorUri, ProtocolError } from "@junctor/core";
import type { Clock } from "@junctor/core";
import type { MessageRate } from "./message-rate.ts";

const SECOND = 1_000;
const BURST = 1_000;
/** Who has to wait waits for so much of a burst more, so that it is not stopped at each message. */
const REST = 0.1;

/**
 * Keeps a session to its rate. Each message takes the time in which one like it may come, from a store that holds a
 * burst and fills by itself: two numbers, and no timer.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #rate: MessageRate;
  readonly #burst: number;
  /** Milliseconds that a message takes, and an octet. */
  readonly #perMessage: number;
  readonly #perOctet: number;
  /** When the stores are full again, in milliseconds since the epoch. */
  #messagesFull = 0;
  #octetsFull = 0;

  constructor(rate: MessageRate, clock: Clock) {
    this.#clock = clock;
    this.#rate = rate;
    this.#burst = rate.burst ?? BURST;
    this.#perMessage = rate.messages === undefined ? 0 : SECOND / rate.messages;
    this.#perOctet = rate.octets === undefined ? 0 : SECOND / rate.octets;
  }

  /**
   * A message of so many octets has come.
   * @returns how many milliseconds it has to wait; 0 if it need not.
   * @throws {ProtocolError} `junctor.error.rate_exceeded` if it must not wait.
   */
  take(octets: number): number {
    const now = this.#clock.now();
    this.#messagesFull = Math.max(this.#messagesFull, now) + this.#perMessage;
    this.#octetsFull = Math.max(this.#octetsFull, now) + this.#perOctet * octets;
    const lacking = Math.max(this.#messagesFull, this.#octetsFull) - now - this.#burst;
    if (lacking <= 0) return 0;
    if (this.#rate.excess === "abort") throw this.#excess();
    return Math.ceil(lacking + this.#burst * REST);
  }

  #excess(): ProtocolError {
    const { messages, octets } = this.#rate;
    const parts = [
      messages === undefined ? [] : `${messages} messages`,
      octets === undefined ? [] : `${octets} octets`,
    ];
    return new ProtocolError(`this session may send ${parts.flat().join(" and ")} a second`, ErrorUri.RATE_EXCEEDED);
  }
}
