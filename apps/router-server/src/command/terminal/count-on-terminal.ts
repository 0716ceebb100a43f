import type { LoadFlags } from "../load/load-flags.ts";
import type { Terminal } from "./terminal.ts";

/** So many are done between two lines: people cannot read faster. */
const STEP = 100;

/** What counts what has been done, and shows the sum while it is repeated. */
export function countOnTerminal(
  what: string,
  { repeat, time, parallel = 1 }: LoadFlags,
  terminal: Terminal,
): () => void {
  let done = 0;
  if (repeat === undefined && time === undefined) return () => {};
  const all = repeat === undefined ? Number.POSITIVE_INFINITY : repeat * parallel;
  const of = repeat === undefined ? "" : ` of ${all}`;
  return () => {
    if (++done === all) terminal.progress("");
    else if (done % STEP === 0) terminal.progress(`${done}${of} ${what}`);
  };
}
