import { isPattern } from "@junctor/core";
import type { MatchPolicy, UriRule } from "@junctor/core";
import { PatternIndex } from "../pattern-index.ts";

/** Topics whose events can be retained. */
export interface RetentionOptions {
  /** A topic, or a pattern of topics. */
  readonly topic: string;
  /** How the topic is matched. Default: `exact`. */
  readonly match?: MatchPolicy | undefined;
  /** Milliseconds from its publication on that a retained event is given to later subscribers. Default: no end. */
  readonly lifetime?: number | undefined;
}

/** Which topics retain events, and for how long (spec: AP-RET-07). */
export interface RetentionRules {
  /** How many milliseconds an event on `topic` is retained: `Infinity` without end, undefined not at all. */
  lifetimeOf(topic: string): number | undefined;
}

const everythingForever: RetentionRules = { lifetimeOf: () => Infinity };

/**
 * Reads the retention options of a realm.
 * @throws {RangeError} if a topic is no valid pattern, stands there twice, or has a lifetime that is not above zero.
 */
export function createRetentionRules(
  options: readonly RetentionOptions[] | undefined,
  uriRule: UriRule,
): RetentionRules {
  if (options === undefined) return everythingForever;
  const lifetimes = new PatternIndex<number>();
  for (const { topic, match = "exact", lifetime = Infinity } of options) {
    if (!isPattern(topic, match, uriRule))
      throw new RangeError(`retention: "${topic}" is not a valid ${match} pattern`);
    if (lifetimes.get(topic, match) !== undefined)
      throw new RangeError(`retention: "${topic}" (${match}) is there twice`);
    if (!(lifetime > 0))
      throw new RangeError(`retention: the lifetime of "${topic}" must be above zero, not ${lifetime}`);
    lifetimes.add(topic, match, lifetime);
  }
  return { lifetimeOf: (topic) => lifetimes.best(topic) };
}
