import { expect, test } from "vitest";
import { makePlan } from "./plan.ts";
import { reportFailure } from "./report-failure.ts";
import { routerFeatures } from "./router-features.ts";

const SEEDS = 1_000;

test(`the router keeps its promises in ${SEEDS} worlds`, { timeout: 120_000 }, async () => {
  const features = await routerFeatures();
  for (let seed = 1; seed <= SEEDS; seed++) {
    expect(await reportFailure(makePlan(seed), { features })).toBeUndefined();
  }
});
