import { expect, test } from "vitest";
import { fuzzRouter } from "../src/live/fuzz-router.ts";
import { startRouterProcess } from "../src/live/router-process.ts";
import { summaryLine } from "../src/live/summary-line.ts";

test("a built router in a process of its own takes 100,000 mutants over every transport and serializer", async () => {
  const summary = await fuzzRouter(await startRouterProcess(), { mutants: 100_000, seed: 1_000_000 });
  console.log(summaryLine(summary));
  expect(summary.findings).toEqual([]);
  expect(summary.closed).toBeGreaterThan(3_000);
});
