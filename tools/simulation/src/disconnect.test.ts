import { expect, test } from "vitest";
import { makePlan } from "./plan.ts";
import type { Plan } from "./plan.ts";
import { reportFailure } from "./report-failure.ts";
import { routerFeatures } from "./router-features.ts";

/** The plan, with a link that breaks before step `at`. */
function breakingAt(plan: Plan, at: number): Plan {
  const broken = { kind: "disconnect", client: at % plan.clients, a: 0, b: 0 } as const;
  return { ...plan, steps: [...plan.steps.slice(0, at), broken, ...plan.steps.slice(at)] };
}

test("a link may break at every point of a world", { timeout: 120_000 }, async () => {
  const features = await routerFeatures();
  const plan = makePlan(3);
  for (let at = 0; at < plan.steps.length; at++) {
    expect(await reportFailure(breakingAt(plan, at), { features })).toBeUndefined();
  }
});
