import { compilePattern } from "./compile-pattern.ts";
import type { Pattern } from "./compile-pattern.ts";
import { SchemaError } from "./schema-error.ts";
import type { SchemaLimits } from "./schema-limits.ts";

/** What is left of the limits while schemas are read. */
export class SchemaBudget {
  readonly limits: SchemaLimits;
  readonly #patterns = new Map<string, Pattern>();
  #parts: number;
  #patternSize: number;

  constructor(limits: SchemaLimits) {
    this.limits = limits;
    this.#parts = limits.maxParts;
    this.#patternSize = limits.maxPatternSize;
  }

  /** Accounts for parts of a schema. */
  count(parts: number, pointer: string): void {
    this.#parts -= parts;
    if (this.#parts < 0) throw new SchemaError(pointer, "has too many parts");
  }

  /** A pattern ready for use. The same one costs once. */
  pattern(source: unknown, pointer: string): Pattern {
    if (typeof source !== "string") throw new SchemaError(pointer, "must be a regular expression");
    const known = this.#patterns.get(source);
    if (known !== undefined) return known;
    const pattern = compilePattern(source, pointer, this.limits.maxPatternLength);
    this.#patternSize -= pattern.size;
    if (this.#patternSize < 0) throw new SchemaError(pointer, "makes the patterns too large: they repeat too much");
    this.#patterns.set(source, pattern);
    return pattern;
  }
}
