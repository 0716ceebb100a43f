import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { decisions } from "./decisions.ts";
import { painPoints } from "./pain-points.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

test.each([...painPoints, ...decisions])("$about: the tests are there", ({ proofs }) => {
  expect(proofs.length).toBeGreaterThan(0);
  const missing = proofs.filter(({ file, title }) => !readFileSync(root + file, "utf8").includes(title));
  expect(missing).toEqual([]);
});

test("all 25 complaints have an answer of their own", () => {
  expect(painPoints).toHaveLength(25);
  const answers = [...painPoints, ...decisions].map(({ answer }) => answer);
  expect(new Set(answers).size).toBe(answers.length);
});
