import { expect, test } from "vitest";
import { parseOptions, roundLength } from "./parse-options.ts";

test("needs no options", () => {
  expect(parseOptions([])).toEqual({
    only: "",
    rounds: 3,
    everyRound: false,
    seconds: 0.4,
    peers: false,
    nodes: [],
    guard: false,
    report: false,
  });
});

test("a report is measured longer", () => {
  expect(parseOptions(["--peers", "--report"])).toMatchObject({
    rounds: 5,
    everyRound: false,
    seconds: 2,
    peers: true,
  });
});

test("the guard is as careful as a report", () => {
  expect(parseOptions(["--guard"])).toMatchObject({ guard: true, report: false, rounds: 5, seconds: 2 });
});

test("versions of Node are separated by commas", () => {
  expect(parseOptions(["--nodes", "20,22"]).nodes).toEqual(["20", "22"]);
});

test("takes what is asked for, also behind a bare --", () => {
  const options = parseOptions(["--", "--only", "W2", "--rounds", "9", "--seconds", "1.5", "--json", "out.json"]);
  expect(options).toMatchObject({ only: "W2", rounds: 9, everyRound: true, seconds: 1.5, json: "out.json" });
});

test.each([["--rounds", "none"], ["--seconds=-1"], ["--rounds", "0"]])("refuses %j", (...args) => {
  expect(() => parseOptions(args)).toThrow(RangeError);
});

test("warms up as long as it measures, but no longer than a second", () => {
  expect([0.5, 3].map((seconds) => roundLength({ seconds }))).toEqual([
    { warmUpMs: 500, measureMs: 500 },
    { warmUpMs: 1_000, measureMs: 3_000 },
  ]);
});
