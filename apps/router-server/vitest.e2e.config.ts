import { defineConfig } from "vitest/config";

const conditions = ["@junctor/source"];

/** Drives the built command and a real browser; needs the build, and nothing from outside of this machine. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["e2e/**/*.test.ts"],
    passWithNoTests: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
