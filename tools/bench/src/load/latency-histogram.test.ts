import { expect, test } from "vitest";
import { LatencyHistogram } from "./latency-histogram.ts";

test("percentiles are exact to three figures over six orders of magnitude", () => {
  const histogram = new LatencyHistogram();
  for (let i = 1; i <= 10_000; i++) histogram.record(i / 1_000);
  histogram.record(5_000);
  const { p50, p99, p999 } = histogram.percentiles() ?? { p50: 0, p99: 0, p999: 0 };
  expect(p50 / 5).toBeCloseTo(1, 2);
  expect(p99 / 9.9).toBeCloseTo(1, 2);
  expect(p999 / 9.99).toBeCloseTo(1, 2);
});

test("nothing recorded has no percentiles, also after a reset", () => {
  const histogram = new LatencyHistogram();
  expect(histogram.percentiles()).toBeUndefined();
  histogram.record(1);
  histogram.reset();
  expect(histogram.percentiles()).toBeUndefined();
});

test("what is too short or too long to count is counted as the shortest or the longest", () => {
  const histogram = new LatencyHistogram();
  histogram.record(0);
  histogram.record(1e9);
  expect(histogram.percentiles()?.p50).toBeLessThan(0.001);
  expect((histogram.percentiles()?.p999 ?? 0) / 60_000).toBeCloseTo(1, 2);
});
