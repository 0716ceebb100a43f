import { defineConfig } from "vitest/config";

/** Tests run on the sources: the condition makes every workspace package resolve to its `src`. */
const conditions = ["@junctor/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["src/**/*.test.ts"],
    passWithNoTests: false,
    testTimeout: 20_000,
  },
});
