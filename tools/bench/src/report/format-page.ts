import { formatGoals } from "./format-goals.ts";
import { formatNumber } from "./format-number.ts";
import { formatTable } from "./format-table.ts";
import type { Result } from "./result.ts";

/** docs/benchmarks.md: the last full run. */
export function formatPage(result: Result): string {
  const workloads = [...new Set(result.lines.map((line) => line.workload))];
  return [
    "# Benchmarks",
    `Written by \`npx pnpm@12 bench --peers --report\`, which repeats it. ${describeMachine(result)}`,
    "Each round starts the server anew, in a process of its own; the load runs in another. Contestants take turns " +
      "within each round, and numbers are medians over the rounds. CPU is the server's user and system time, all " +
      "threads and children. RSS is before the load connects / while it runs / after it has left. A round is invalid, " +
      "and not counted, when the load generator used more than 80 % of a core. What takes long (W8, W9) is measured once. Raw rounds: [benchmarks.json](benchmarks.json).",
    "Where the time goes, and what the misses are down to: [Performance](performance.md). " +
      "Versions of Node: [Node versions](benchmarks-node.md).",
    "![Operations per second](benchmarks.svg)",
    "## Contestants",
    formatContestants(result),
    "## Goals",
    formatGoals(result),
    ...workloads.flatMap((workload) => formatWorkload(result, workload)),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

/** When, on what and how long was measured. */
export function describeMachine({ date, machine, node, options, loadAverage }: Result): string {
  return (
    `Measured on ${date.slice(0, 10)} with Node ${node} on ${machine.cores} x ${machine.processor}, ` +
    `${machine.memoryGiB} GiB: ${options.rounds} rounds of ${options.seconds} s; ` +
    `load average before ${formatNumber(loadAverage.before)}, after ${formatNumber(loadAverage.after)}.`
  );
}

/** Who took part, and who did not and why. */
export function formatContestants({ versions, missing }: Pick<Result, "versions" | "missing">): string {
  const present = Object.entries(versions).map(([id, version]) => `- ${id} ${version}`);
  const absent = Object.entries(missing).map(([id, reason]) => `- ${id} is **missing**: ${reason}`);
  return [...present, ...absent].join("\n");
}

/** The section of one workload. */
export function formatWorkload({ lines }: Result, workload: string): string[] {
  const members = lines.filter((line) => line.workload === workload);
  const { title = "", unit = "" } = members[0] ?? {};
  return [`## ${workload}: ${title}`, `An operation is one of ${unit}.`, formatTable(members)];
}
