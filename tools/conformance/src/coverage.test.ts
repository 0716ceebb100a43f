import { expect, test } from "vitest";
import { allScenarios } from "./all-scenarios.ts";
import { describeCoverage, measureCoverage } from "./coverage.ts";
import { requirements } from "./requirements/index.ts";
import type { Requirement } from "./requirements/requirement.ts";
import { traps } from "./requirements/traps.ts";

const coverage = measureCoverage(requirements, allScenarios);
console.log(`Specification: ${describeCoverage(coverage)}`);

test(`the specification is covered: ${describeCoverage(coverage)}`, () => {
  expect(coverage.missing.map(describe)).toEqual([]);
});

test("scenarios name only lines that exist", () => {
  expect(coverage.unknown).toEqual([]);
});

test("a line that a scenario verifies is not pending", () => {
  expect(coverage.early.map(describe)).toEqual([]);
});

test("no scenario is known to fail", () => {
  expect(allScenarios.filter(({ knownFailure }) => knownFailure !== undefined)).toEqual([]);
});

test("every scenario has a title of its own and verifies something", () => {
  const titles = allScenarios.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  expect(allScenarios.filter(({ ids }) => ids.length === 0)).toEqual([]);
});

test("all 447 lines and 50 traps are here, each once, and point at each other correctly", () => {
  expect(new Set(requirements.map(({ id }) => id)).size).toBe(447);
  expect(requirements.length).toBe(447);
  const trapIds = traps.map(({ id }) => id);
  expect(new Set(trapIds).size).toBe(50);
  const named = requirements.flatMap(({ text }) => Array.from(text.matchAll(/\[(T\d+)\]/g), (match) => match[1]));
  expect(named.filter((id) => !trapIds.includes(String(id)))).toEqual([]);
});

test("every line links to files of the specification", () => {
  const file = /^(rfc\/text\/(basic|advanced)\/[a-z0-9_*]+\.md|catalog\/src\/[a-z-]+\.fbs|testsuite\/\S*)$/;
  const links = requirements.flatMap(({ link }) => link.split(", "));
  expect(links.filter((link) => !file.test(link))).toEqual([]);
});

function describe({ id, who, level, text }: Requirement): string {
  return `${id} (${who}, ${level}): ${text}`;
}
