import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { analyse } from "scslre";
import { describe, expect, test } from "vitest";
import { findRegularExpressions } from "./find-regular-expressions.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const TEST = /\.test(?:-support)?\.ts$/;

/** What is made at run time, by file: nothing of it is what peers send. */
const madeAtRunTime = [
  { file: "packages/interfaces/src/tokenize.ts", text: "new RegExp(PIECE)", reason: "a copy of one that is checked" },
  {
    file: "packages/router/src/realm/compile-names.ts",
    text: 'new RegExp(`^${names.replace(SPECIAL, "\\\\$&").replaceAll("*", "[^.]+")}$`)',
    reason: "names of the configuration, escaped, with at most one repetition between two dots",
  },
];

/** Every source that is shipped. */
const sources = ["packages", "apps"].flatMap((kind) =>
  readdirSync(`${root}${kind}`).flatMap((name) => {
    const folder = `${kind}/${name}/src`;
    const files = readdirSync(root + folder, { recursive: true, encoding: "utf8" });
    return files.filter((file) => /\.tsx?$/.test(file) && !TEST.test(file)).map((file) => `${folder}/${file}`);
  }),
);

const expressions = sources.flatMap((file) =>
  findRegularExpressions(file, readFileSync(root + file, "utf8")).map((each) => ({ file, ...each })),
);

/** Whether a text can make an expression take more than time in proportion to its length. */
function backtracks(literal: { readonly source: string; readonly flags: string }): boolean {
  return analyse(literal).reports.length > 0;
}

describe("the regular expressions of what is shipped", () => {
  test("take time in proportion to what they are given, whatever that is", () => {
    const slow = expressions.filter(({ literal }) => literal !== undefined && backtracks(literal));
    expect(slow.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
    expect(expressions.length).toBeGreaterThan(50);
  });

  test("stand there as they are, but for some that nobody else chooses", () => {
    const made = expressions.filter(({ literal }) => literal === undefined).map(({ file, text }) => ({ file, text }));
    expect(made).toEqual(madeAtRunTime.map(({ file, text }) => ({ file, text })));
  });

  test("would be found if they were slow", () => {
    const text = "const a: RegExp = /^([a-z0-9_]+\\.?)+$/; const b = /\\s+$/; const c = /^[a-z]+$/u;";
    const found = findRegularExpressions("some.ts", text);
    expect(found.map(({ literal }) => literal && backtracks(literal))).toEqual([true, true, false]);
  });
});
