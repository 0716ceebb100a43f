import type { Plan } from "./plan.ts";
import { shrink } from "./shrink.ts";
import { simulate } from "./simulate.ts";
import type { WorldOptions } from "./world.ts";

/**
 * Runs a plan; of one that fails, what a person needs to understand it: the seed, how to run it again,
 * and the messages of the shortest run that still fails.
 * @returns the report, or undefined if the plan does not fail.
 */
export async function reportFailure(plan: Plan, options: WorldOptions): Promise<string | undefined> {
  const violation = await simulate(plan, options);
  if (violation === undefined) return undefined;
  const shortest = await shrink(plan, async (candidate) => (await simulate(candidate, options)) !== undefined);
  const trace: string[] = [];
  const shortestViolation = await simulate(shortest, { ...options, trace: (line) => trace.push(line) });
  return [
    `seed ${plan.seed} fails: ${violation}`,
    `again: npx pnpm@12 --filter @junctor/simulation simulate --from ${plan.seed} --seeds 1`,
    `the shortest run that fails has ${shortest.steps.length} of ${plan.steps.length} steps:`,
    ...trace.map((line) => `  ${line}`),
    `  ${String(shortestViolation)}`,
  ].join("\n");
}
