import type { Plan, Step } from "./plan.ts";

/**
 * Leaves out all steps that a failure does not need: halves first, then ever smaller pieces (delta debugging).
 * @param fails whether a plan still fails.
 */
export async function shrink(plan: Plan, fails: (plan: Plan) => Promise<boolean>): Promise<Plan> {
  let steps = plan.steps;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    steps = await leaveOut(steps, size, async (fewer) => fails({ ...plan, steps: fewer }));
  }
  return { ...plan, steps };
}

/** Leaves out pieces of one size, from the end on: what comes late needs what came early. */
async function leaveOut(
  steps: readonly Step[],
  size: number,
  fails: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let left = steps;
  for (let at = left.length - size; at > -size; at -= size) {
    const fewer = [...left.slice(0, Math.max(0, at)), ...left.slice(Math.max(0, at + size))];
    if (await fails(fewer)) left = fewer;
  }
  return left;
}
