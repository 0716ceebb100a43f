import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { attacks } from "./attacks.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

test.each(attacks)("$attack: the tests are there", ({ proofs }) => {
  expect(proofs.length).toBeGreaterThan(0);
  const missing = proofs.filter(({ file, title }) => !readFileSync(root + file, "utf8").includes(title));
  expect(missing).toEqual([]);
});

test("each attack is named once, with its own reason where something stays unproven", () => {
  const said = attacks.flatMap(({ attack, unproven }) => (unproven === undefined ? [attack] : [attack, unproven]));
  expect(said.filter((text) => text === "" || said.indexOf(text) !== said.lastIndexOf(text))).toEqual([]);
});
