import { defineConfig } from "vitest/config";

/** Tests run on the sources: the condition makes every workspace package resolve to its `src`. */
const conditions = ["@junctor/source"];

/** Unit tests of one package. Each run leaves its counts in test-results, where .ci/run sums them. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["src/**/*.test.ts"],
    passWithNoTests: false,
    allowOnly: false,
    testTimeout: 20_000,
    reporters: ["default", ["json", { outputFile: "test-results/test.json" }]],
  },
});
