import { InvalidArgumentError } from "commander";

const UNITS: { readonly [unit: string]: number } = { "": 1, ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * Reads a duration, such as `500`, `500ms`, `1.5s`, `2m` or `1h`, as whole milliseconds.
 * @throws {InvalidArgumentError} if it is none, or too long for a timer.
 */
export function parseDuration(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|)$/.exec(text) ?? [];
  const duration = Math.round(Number(amount) * (UNITS[unit ?? ""] ?? Number.NaN));
  if (duration <= 2_147_483_647) return duration;
  throw new InvalidArgumentError("A duration is milliseconds, or has a unit: 500ms, 1.5s, 2m, 1h; up to 24 days.");
}
