import { InvalidArgumentError } from "commander";

/**
 * Reads a whole number from 1.
 * @throws {InvalidArgumentError} if it is none.
 */
export function parseCount(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It has to be a whole number from 1.");
}
