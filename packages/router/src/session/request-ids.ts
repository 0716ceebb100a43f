import { MAX_ID, ProtocolError } from "@junctor/core";

/**
 * How request ids of a peer are checked (spec: BP-PERR-10). `ascending`: each greater than the last,
 * gaps allowed, any start, as real clients number. `strict`: 1, 2, 3, ... as the spec says. `off`: not at all.
 */
export type RequestIdRule = "ascending" | "strict" | "off";

/** The request ids one peer has used: one sequence for all its requests (spec: BP-ID-05). */
export class RequestIds {
  readonly #rule: RequestIdRule;
  #last = 0;

  constructor(rule: RequestIdRule) {
    this.#rule = rule;
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

  /** The ids start over after 2^53 (spec: BP-ID-04). */
  #follows(id: number): boolean {
    const last = this.#last === MAX_ID ? 0 : this.#last;
    return this.#rule === "strict" ? id === last + 1 : id > last;
  }
}
