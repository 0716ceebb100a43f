import { formatNumber } from "./format-number.ts";
import { judgeGoal } from "./goal.ts";
import type { Goal } from "./goal.ts";
import { goals } from "./goals.ts";
import { lookIn } from "./look-in.ts";
import type { Result } from "./result.ts";

/** Every goal with what was measured and whether it is met, as a Markdown table. */
export function formatGoals(result: Pick<Result, "lines">, judged: readonly Goal[] = goals): string {
  const look = lookIn(result);
  const rows = judged.map((goal) => {
    const value = goal.value(look);
    return [
      goal.workload,
      goal.text,
      `${goal.sense} ${formatNumber(goal.bound)}`,
      formatNumber(value),
      judgeGoal(goal, value),
    ];
  });
  const head = ["workload", "figure", "goal", "measured", ""];
  return [head, ["---", "---", "--:", "--:", "---"], ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
