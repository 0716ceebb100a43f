import type { SchemaViolation } from "@junctor/core";
import { escapePointer } from "./json-pointer.ts";
import type { SchemaLimits } from "./schema-limits.ts";

/** Whether a value fits. One that does not has told the comparison why. */
export type Test = (value: unknown, comparison: Comparison) => boolean;

/** Thrown when a comparison takes more than it may; caught where it began. */
class Exhausted extends Error {}

/** One value on its way through one schema: where it is, what went wrong, and how much it may still cost. */
export class Comparison {
  readonly #maxDepth: number;
  readonly #path: (string | number)[] = [];
  #steps: number;
  #depth = 0;
  #failure: Failure | undefined;

  constructor({ maxSteps, maxDepth }: SchemaLimits) {
    this.#steps = maxSteps;
    this.#maxDepth = maxDepth;
  }

  /** Runs a test from the top. */
  run(test: Test, value: unknown): SchemaViolation | undefined {
    try {
      return test(value, this) ? undefined : describe(this.#failure);
    } catch (error) {
      if (error instanceof Exhausted) return { pointer: "", expected: error.message };
      throw error;
    }
  }

  /** Accounts for work. Ends the comparison when there was too much. */
  spend(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0) throw new Exhausted("simple enough to be compared with its schema");
  }

  /** Applies another schema to the same value. */
  descend(test: Test, value: unknown): boolean {
    this.spend(1);
    if (++this.#depth > this.#maxDepth) throw new Exhausted("less deep");
    const fits = test(value, this);
    this.#depth--;
    return fits;
  }

  /** Applies a schema to a member of the value. */
  member(test: Test, value: unknown, key: string | number): boolean {
    this.#path.push(key);
    const fits = this.descend(test, value);
    this.#path.pop();
    return fits;
  }

  /** Notes what the value, or one of its members, should have been. Returns false, the verdict. */
  fail(expected: string, key?: string): false {
    this.#failure = { path: key === undefined ? this.#path.slice() : [...this.#path, key], expected };
    return false;
  }

  /**
   * Tries alternatives: how many of them fit, at most `enough`. What the last failure says is worth telling only if
   * it comes from deeper inside; `told` says so.
   */
  alternatives(
    tests: readonly Test[],
    value: unknown,
    enough: number,
  ): { readonly fitting: number; readonly told: boolean } {
    let fitting = 0;
    let deepest: Failure | undefined;
    for (const test of tests) {
      if (!this.descend(test, value)) deepest = deeper(this.#failure, deepest, this.#path.length);
      else if (++fitting >= enough) break;
    }
    if (deepest !== undefined) this.#failure = deepest;
    return { fitting, told: deepest !== undefined };
  }
}

/** What went wrong, and where. */
interface Failure {
  readonly path: readonly (string | number)[];
  readonly expected: string;
}

/** The one of two failures that comes from deeper inside, if it comes from deeper than `depth`. */
function deeper(one: Failure | undefined, other: Failure | undefined, depth: number): Failure | undefined {
  return one !== undefined && one.path.length > (other?.path.length ?? depth) ? one : other;
}

function describe(failure: Failure | undefined): SchemaViolation {
  const { path = [], expected = "something else" } = failure ?? {};
  return { pointer: path.map((key) => `/${escapePointer(String(key))}`).join(""), expected };
}
