import { describe, expect, test } from "vitest";
import { fuzzRouter } from "./fuzz-router.ts";
import { startRouterWithin } from "./router-within.test-support.ts";

describe("a router that gets mutants", () => {
  test("ends who breaks the protocol, and nobody else notices", { timeout: 120_000 }, async () => {
    const summary = await fuzzRouter(await startRouterWithin(), { mutants: 3_000, seed: 1 });
    expect(summary.findings).toEqual([]);
    expect(summary.closed).toBeGreaterThan(100);
    expect(summary.exchanges).toBeGreaterThan(1);
  });
});
