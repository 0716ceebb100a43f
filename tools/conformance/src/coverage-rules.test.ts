import { expect, test } from "vitest";
import { describeCoverage, measureCoverage } from "./coverage.ts";
import type { Requirement } from "./requirements/requirement.ts";
import { knownFailure, scenario } from "./scenario.ts";

const base = { who: "router", level: "MUST", text: "text", link: "rfc/text/basic/messages.md" } as const;
const requirements: readonly Requirement[] = [
  { ...base, id: "A-01" },
  { ...base, id: "A-02" },
  { ...base, id: "B-01", pending: "Access" },
];
const ids = (lines: readonly Requirement[]) => lines.map(({ id }) => id);
const nothing = () => {};

test("a line without a scenario is missing", () => {
  const coverage = measureCoverage(requirements, [scenario("one", ["A-01"], nothing)]);
  expect(ids(coverage.verified)).toEqual(["A-01"]);
  expect(ids(coverage.missing)).toEqual(["A-02"]);
  expect(describeCoverage(coverage)).toBe("1/2 lines verified; pending: Access 1");
});

test("a pending line with a scenario and an unknown id are found", () => {
  const coverage = measureCoverage(requirements, [scenario("one", ["B-01", "C-01"], nothing)]);
  expect(ids(coverage.early)).toEqual(["B-01"]);
  expect(coverage.unknown).toEqual(["C-01"]);
});

test("a known failure verifies nothing", () => {
  const coverage = measureCoverage(requirements, [knownFailure("why", scenario("one", ["A-01"], nothing))]);
  expect(ids(coverage.verified)).toEqual([]);
});
