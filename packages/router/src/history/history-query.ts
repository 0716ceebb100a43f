import { ErrorUri, WampError } from "@junctor/core";
import type { MetaArguments } from "../meta/meta-arguments.ts";
import { parseTime } from "./parse-time.ts";

/** Which events of a history are asked for: those that pass every filter (spec: AP-HIST-05). */
export interface HistoryQuery {
  /** Milliseconds since the epoch, as are the others: inclusive, exclusive, exclusive, inclusive (spec: AP-HIST-06). */
  readonly fromTime: number;
  readonly afterTime: number;
  readonly beforeTime: number;
  readonly untilTime: number;
  /** Inclusive, exclusive, exclusive, inclusive (spec: AP-HIST-07). */
  readonly fromPublication: number | undefined;
  readonly afterPublication: number | undefined;
  readonly beforePublication: number | undefined;
  readonly untilPublication: number | undefined;
  readonly topic: string | undefined;
  /** How many events at most. */
  readonly limit: number;
  /** Whether the newest come first. */
  readonly reverse: boolean;
}

/**
 * Reads the filters of `wamp.subscription.get_events` (spec: AP-HIST-06 to AP-HIST-09).
 * @param maxEvents how many events a call may ask for; without a limit it asks for as many.
 * @throws {WampError} `wamp.error.invalid_argument` if one is of another type.
 */
export function readHistoryQuery(args: MetaArguments, maxEvents: number): HistoryQuery {
  return {
    fromTime: readTime(args, "from_time") ?? -Infinity,
    afterTime: readTime(args, "after_time") ?? -Infinity,
    beforeTime: readTime(args, "before_time") ?? Infinity,
    untilTime: readTime(args, "until_time") ?? Infinity,
    fromPublication: args.keywordId("from_publication"),
    afterPublication: args.keywordId("after_publication"),
    beforePublication: args.keywordId("before_publication"),
    untilPublication: args.keywordId("until_publication"),
    topic: args.keyword("topic"),
    limit: Math.min(args.optionalCount(1, "limit") ?? maxEvents, maxEvents),
    reverse: args.flag("reverse"),
  };
}

function readTime(args: MetaArguments, keyword: string): number | undefined {
  const text = args.keyword(keyword);
  if (text === undefined) return undefined;
  const time = parseTime(text);
  if (time !== undefined) return time;
  throw new WampError(ErrorUri.INVALID_ARGUMENT, { args: [`${keyword} must be an RFC 3339 time`] });
}
