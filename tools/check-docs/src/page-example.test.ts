import { expect, test } from "vitest";
import { examplesOf, excerptsOf } from "./page-example.ts";

const page = [
  "text",
  "```js run",
  'console.log("a"); // => a',
  "// => b c",
  "```",
  "```ts",
  "excerpt // => never",
  "```",
  "```ts run",
  "const x: number = 1; // 1",
  "```",
  "",
].join("\n");

test("the blocks marked run are examples, with what they print", () => {
  expect(examplesOf(page)).toEqual([
    { language: "js", code: 'console.log("a"); // => a\n// => b c\n', prints: ["a", "b c"] },
    { language: "ts", code: "const x: number = 1; // 1\n", prints: [] },
  ]);
});

test("the others are excerpts", () => {
  expect(excerptsOf(page)).toEqual(["ts"]);
});
