import { Option } from "commander";
import type { Command } from "commander";
import { parseCount } from "../payload/parse-count.ts";
import { parseDuration } from "../payload/parse-duration.ts";

/** How often something is done. */
export interface LoadFlags {
  /** Times for each session. Default: once, or as long as `time` says. */
  readonly repeat?: number | undefined;
  /** How many sessions do it. Default: 1. */
  readonly parallel?: number | undefined;
  /** How many may be under way at once in each session. Default: 1. */
  readonly concurrency?: number | undefined;
  /** Milliseconds from the start after which none but the first is begun. Default: no limit. */
  readonly time?: number | undefined;
  /** Milliseconds from the end of one to the next. Default: 0. */
  readonly delay?: number | undefined;
}

const GROUP = "Repetition:";

/** Adds the flags that say how often something is done. */
export function addLoadFlags(command: Command): void {
  const flags = [
    new Option("--times, --repeat <number>", "how often each session does it").argParser(parseCount),
    new Option("--parallel <number>", "how many sessions do it").argParser(parseCount),
    new Option("--concurrency <number>", "how many may be under way in a session").argParser(parseCount),
    new Option("--time <duration>", "how long to repeat it, such as 10s").argParser(parseDuration),
    new Option("--delay <duration>", "how long to wait between two").argParser(parseDuration),
  ];
  for (const flag of flags) command.addOption(flag.helpGroup(GROUP));
}
