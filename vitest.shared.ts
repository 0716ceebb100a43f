import { defineConfig } from "vitest/config";
import { FlakyReporter } from "./vitest.flaky-reporter.ts";

/** Tests run on the sources: the condition makes every workspace package resolve to its `src`. */
const conditions = ["@junctor/source"];

/**
 * On a build machine a test that fails is tried once more, and .ci/run names it; one that needs that has to be mended.
 * Elsewhere it fails at once.
 */
export const retry = process.env["CI"] === undefined ? 0 : 1;

/** Unit tests of one package. Each run leaves its counts in test-results, where .ci/run sums them. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["src/**/*.test.ts"],
    passWithNoTests: false,
    allowOnly: false,
    testTimeout: 20_000,
    retry,
    reporters: [
      "default",
      ["json", { outputFile: "test-results/test.json" }],
      new FlakyReporter("test-results/flaky-test.json"),
    ],
  },
});
