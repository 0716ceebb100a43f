import { expect, test } from "vitest";
import { formatOutcome } from "./format-outcome.ts";
import { atLeast, atMost, problemsOf } from "./outcome.ts";

test("an outcome names each figure, its target, whether that was missed, and its control", () => {
  const figures = [
    { name: "closed", value: 12, unit: "", target: atLeast(12), control: 0 },
    { name: "memory", value: 412.345, unit: "MiB", target: atMost(400) },
    { name: "p99", value: 2.5, unit: "ms" },
  ];
  expect(formatOutcome("stalled", { figures, problems: ["not so: it lived"], notes: ["bounded"] })).toBe(
    [
      "stalled",
      "  closed  12 (target at least 12; control 0)",
      "  memory  412.3 MiB (target at most 400, MISSED)",
      "  p99     2.50 ms",
      "  (bounded)",
      "  PROBLEM: not so: it lived",
    ].join("\n"),
  );
});

test("what should be so and is not, is a problem", () => {
  expect(problemsOf({ "all is well": true, "it lived": false })).toEqual(["not so: it lived"]);
});
