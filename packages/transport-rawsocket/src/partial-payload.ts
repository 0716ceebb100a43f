import { allocBytes } from "@junctor/core/transport";

/** The smallest allocation, in octets. */
const FIRST_CAPACITY = 4_096;

/**
 * A payload that arrives in pieces. Memory grows with what has arrived, never with what was announced,
 * and every octet is copied a bounded number of times however small the pieces are.
 */
export class PartialPayload {
  readonly #length: number;
  #bytes: Uint8Array = new Uint8Array(0);
  #filled = 0;

  /** @param length The announced length, in octets. */
  constructor(length: number) {
    this.#length = length;
  }

  /** The octets that have arrived. */
  get filled(): number {
    return this.#filled;
  }

  /** Takes what belongs to the payload from `chunk`, starting at `at`; returns where it stopped. */
  fill(chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + this.#length - this.#filled);
    this.#reserve(this.#filled + end - at);
    this.#bytes.set(chunk.subarray(at, end), this.#filled);
    this.#filled += end - at;
    return end;
  }

  /** The payload, once it is complete. */
  complete(): Uint8Array | undefined {
    return this.#filled === this.#length ? this.#bytes.subarray(0, this.#length) : undefined;
  }

  #reserve(needed: number): void {
    if (needed <= this.#bytes.length) return;
    const capacity = Math.max(FIRST_CAPACITY, 2 * this.#bytes.length, needed);
    const bytes = allocBytes(Math.min(capacity, this.#length));
    bytes.set(this.#bytes.subarray(0, this.#filled));
    this.#bytes = bytes;
  }
}
