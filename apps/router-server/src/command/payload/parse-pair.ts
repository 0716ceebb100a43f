import { InvalidArgumentError } from "commander";

/** `key=value`. */
export interface Pair {
  readonly key: string;
  readonly value: string;
}

/**
 * Reads one more `key=value`; for options that may stand several times.
 * @throws {InvalidArgumentError} if there is no `=` or no key.
 */
export function parsePair(text: string, before: readonly Pair[] = []): readonly Pair[] {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("It has to be key=value.");
  return [...before, { key: text.slice(0, at), value: text.slice(at + 1) }];
}
