import { expect, it, test } from "vitest";
import { UserError } from "../user-error.ts";
import { parsePayload } from "./parse-payload.ts";

it("infers what words mean, and keyword arguments too", () => {
  const kwarg = [
    { key: "name", value: "Ada" },
    { key: "age", value: "36" },
  ];
  expect(parsePayload({ words: ["1", "x"], kwarg })).toEqual({ args: [1, "x"], kwargs: { name: "Ada", age: 36 } });
});

it("takes a list in front, and an object whose keys single ones replace", () => {
  const given = { words: ["3"], args: "[1,2]", kwargs: '{"a":1,"b":2}', kwarg: [{ key: "b", value: "x" }] };
  expect(parsePayload(given)).toEqual({ args: [1, 2, 3], kwargs: { a: 1, b: "x" } });
});

it("reads every word as JSON if it is told so", () => {
  const given = { words: ['"1"', "[2]"], kwarg: [{ key: "a", value: "null" }], json: true };
  expect(parsePayload(given)).toEqual({ args: ["1", [2]], kwargs: { a: null } });
});

test.each([
  [{ words: ["1", "x"], json: true }, "argument 2 is no JSON"],
  [{ words: [], kwarg: [{ key: "a", value: "x" }], json: true }, "-k a is no JSON"],
  [{ words: [], args: "1],[2" }, "--args is no JSON"],
  [{ words: [], args: "{}" }, "--args takes a JSON list"],
  [{ words: [], kwargs: "[]" }, "--kwargs takes a JSON object"],
  [{ words: [], kwargs: "null" }, "--kwargs takes a JSON object"],
])("says of %j what is wrong: %s", (given, message) => {
  expect(() => parsePayload(given)).toThrow(UserError);
  expect(() => parsePayload(given)).toThrow(message);
});
