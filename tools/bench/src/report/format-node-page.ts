import { describeMachine, formatContestants, formatWorkload } from "./format-page.ts";
import type { Result } from "./result.ts";

/** docs/benchmarks-node.md: the last comparison of Node versions. */
export function formatNodePage(result: Result, nodes: readonly string[]): string {
  const workloads = [...new Set(result.lines.map((line) => line.workload))];
  return [
    "# Node versions",
    `Our router under each. Written by \`npx pnpm@12 bench --nodes ${nodes.join(",")} --report\`, which repeats it. ` +
      `${describeMachine(result)} The load generator is the same in all, and runs on that Node.`,
    "![Operations per second](benchmarks-node.svg)",
    "## Versions",
    formatContestants(result),
    ...workloads.flatMap((workload) => formatWorkload(result, workload)),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
