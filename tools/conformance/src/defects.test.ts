import { expect, test } from "vitest";
import { allScenarios } from "./all-scenarios.ts";
import { defects } from "./defects.ts";

const titles = new Set(allScenarios.map(({ title }) => title));

test.each(defects)("$defect: a scenario would tell", ({ scenarios }) => {
  expect(scenarios.length).toBeGreaterThan(0);
  expect(scenarios.filter((title) => !titles.has(title))).toEqual([]);
});
