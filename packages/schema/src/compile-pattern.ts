import { RE2JS } from "re2js";
import type { Comparison } from "./comparison.ts";
import { SchemaError } from "./schema-error.ts";

/** A regular expression that was made ready for use. */
export interface Pattern {
  /** What it takes to make it, and to match a code unit: instructions, a Unicode class counts as fifty. */
  readonly size: number;
  /** Whether it matches anywhere in a text. */
  readonly matches: (text: string, comparison: Comparison) => boolean;
}

/** Instructions times code units that count as one step; the engine does about fifty of them in a microsecond. */
const PER_STEP = 5;

const UNICODE_CLASS = /\\p/gi;
/** What JSON Schema's expressions do not have, and what makes classes expensive. */
const FLAGS = /\(\?[^:<]/;

/**
 * Reads a regular expression. It is run by an automaton, in time that grows with the length of the text only, whatever
 * the expression; so there are no backreferences and no lookarounds.
 * @throws {SchemaError} if it is not such an expression, or too long.
 */
export function compilePattern(source: string, pointer: string, maxLength: number): Pattern {
  if (source.length > maxLength) throw new SchemaError(pointer, `must have at most ${maxLength} characters`);
  const compiled = compile(source, pointer);
  const size = compiled.programSize() + (source.match(UNICODE_CLASS)?.length ?? 0) * 50;
  return {
    size,
    matches(text, comparison) {
      comparison.spend(Math.ceil((text.length * size) / PER_STEP));
      return compiled.test(text);
    },
  };
}

function compile(source: string, pointer: string): RE2JS {
  const text = "is not a regular expression that can be matched in linear time";
  if (FLAGS.test(source)) throw new SchemaError(pointer, `${text}: it has flags or lookarounds`);
  try {
    return RE2JS.compile(source);
  } catch (error) {
    throw new SchemaError(pointer, `${text}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
