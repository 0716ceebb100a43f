import { ConnectionError } from "@junctor/core";
import { FrameType, PREFIX_LENGTH, prefixFault, prefixPayloadLength, prefixType } from "./frame-prefix.ts";
import { PartialPayload } from "./partial-payload.ts";

/** Takes the frames of a decoder, in order. Payloads stay untouched for as long as they are referenced. */
export type FrameSink = (type: FrameType, payload: Uint8Array) => void;

/** Cuts a byte stream into frames, whatever its chunks are. A fault latches: every later push fails the same way. */
export class FrameDecoder {
  readonly #maxLength: number;
  readonly #sink: FrameSink;
  readonly #prefix = new Uint8Array(PREFIX_LENGTH);
  #prefixFilled = 0;
  #type: FrameType = FrameType.MESSAGE;
  #partial: PartialPayload | undefined;
  #error: ConnectionError | undefined;

  /** @param maxLength The longest payload accepted, in octets; a longer one fails from its prefix alone. */
  constructor(maxLength: number, sink: FrameSink) {
    this.#maxLength = maxLength;
    this.#sink = sink;
  }

  /** Whether the stream stands within a frame. */
  get isWithinFrame(): boolean {
    return this.#prefixFilled > 0 || this.#partial !== undefined;
  }

  /**
   * Takes the next bytes of the stream. Whole payloads are views of `chunk`.
   * @throws {ConnectionError} on a malformed prefix or a payload over the limit.
   */
  push(chunk: Uint8Array): void {
    if (this.#error !== undefined) throw this.#error;
    let at = 0;
    while (at < chunk.length) {
      if (this.#partial !== undefined) at = this.#continuePayload(this.#partial, chunk, at);
      else if (this.#prefixFilled > 0 || chunk.length - at < PREFIX_LENGTH) at = this.#continuePrefix(chunk, at);
      else at = this.#startPayload(this.#readPrefix(chunk, at), chunk, at + PREFIX_LENGTH);
    }
  }

  #continuePrefix(chunk: Uint8Array, start: number): number {
    let at = start;
    while (this.#prefixFilled < PREFIX_LENGTH && at < chunk.length) {
      this.#prefix[this.#prefixFilled++] = chunk[at++] as number;
    }
    if (this.#prefixFilled < PREFIX_LENGTH) return at;
    const length = this.#readPrefix(this.#prefix, 0);
    this.#prefixFilled = 0;
    return this.#startPayload(length, chunk, at);
  }

  #startPayload(length: number, chunk: Uint8Array, at: number): number {
    const end = at + length;
    if (end <= chunk.length) {
      this.#sink(this.#type, chunk.subarray(at, end));
      return end;
    }
    this.#partial = new PartialPayload(length);
    return this.#partial.fill(chunk, at);
  }

  #continuePayload(partial: PartialPayload, chunk: Uint8Array, at: number): number {
    const end = partial.fill(chunk, at);
    const payload = partial.complete();
    if (payload !== undefined) {
      this.#partial = undefined;
      this.#sink(this.#type, payload);
    }
    return end;
  }

  /** Reads a whole prefix and returns the length of its payload. */
  #readPrefix(bytes: Uint8Array, at: number): number {
    const fault = prefixFault(bytes, at);
    if (fault !== undefined) this.#fail(fault);
    this.#type = prefixType(bytes, at);
    const length = prefixPayloadLength(bytes, at);
    if (length > this.#maxLength) this.#fail(`a frame of ${length} octets is over the limit of ${this.#maxLength}`);
    return length;
  }

  #fail(fault: string): never {
    this.#error = new ConnectionError(fault);
    throw this.#error;
  }
}
