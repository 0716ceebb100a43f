import { MAX_ID, ProtocolError } from "@junctor/core";
import type { Clock } from "@junctor/core";
import { UnfinishedCalls } from "./unfinished-calls.ts";

/**
 * How request ids of a peer are checked (spec: BP-PERR-10). `ascending`: each greater than the last,
 * gaps allowed, any start, as real clients number. `strict`: 1, 2, 3, ... as the spec says. `off`: not at all.
 */
export type RequestIdRule = "ascending" | "strict" | "off";

/** The request ids one peer has used: one sequence for all its requests (spec: BP-ID-05). */
export class RequestIds {
  readonly #rule: RequestIdRule;
  /** None if every used id may be one of them: then nothing need be remembered (spec: AP-PCI-12). */
  readonly #unfinished: UnfinishedCalls | undefined;
  #last = 0;

  constructor(rule: RequestIdRule, clock: Clock) {
    this.#rule = rule;
    this.#unfinished = rule === "ascending" ? undefined : new UnfinishedCalls(clock);
  }

  /**
   * Takes note of the id of a new request.
   * @throws {ProtocolError} if it is out of sequence.
   */
  accept(id: number): void {
    if (this.#rule !== "off" && !this.#follows(id)) {
      throw new ProtocolError(`request id ${id} is out of sequence after ${this.#last}`);
    }
    this.#last = id;
  }

  /**
   * Whether a CALL of this id, if none is open, is a late chunk of one that has ended, and not a new one. Where ids
   * ascend every used one may be (spec: AP-PCI-11), else those that were remembered (spec: AP-PCI-12).
   */
  isLate(id: number): boolean {
    return this.#unfinished === undefined ? !this.#follows(id) : this.#unfinished.has(id);
  }

  /** A call begins, or ends, and chunks of it are still to come. */
  expectChunks(id: number): void {
    this.#unfinished?.add(id);
  }

  /** The last chunk of a call has come, in time or late. */
  lastChunk(id: number): void {
    this.#unfinished?.delete(id);
  }

  /** The ids start over after 2^53 (spec: BP-ID-04). */
  #follows(id: number): boolean {
    const last = this.#last === MAX_ID ? 0 : this.#last;
    return this.#rule === "strict" ? id === last + 1 : id > last;
  }
}
