import { defineConfig } from "vitest/config";
import { FlakyReporter } from "./vitest.flaky-reporter.ts";
import shared from "./vitest.shared.ts";

/** Tests that start programs of their own: a browser, a built router, other people's clients. One file at a time. */
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ["e2e/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: [
      "default",
      ["json", { outputFile: "test-results/test-e2e.json" }],
      new FlakyReporter("test-results/flaky-test-e2e.json"),
    ],
  },
});
