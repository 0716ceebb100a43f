import type { FuzzSummary } from "./fuzz-router.ts";

/** One line that says what was done and what came of it. */
export function summaryLine({ mutants, episodes, closed, slowestClose, exchanges, findings }: FuzzSummary): string {
  const result = findings.length === 0 ? "all as it should be" : `${findings.length} findings`;
  const done = `${mutants} mutants in ${episodes} sessions, ${exchanges} exchanges of the bystanders`;
  return `${done}; ${closed} connections closed, the slowest after ${slowestClose} ms: ${result}`;
}
