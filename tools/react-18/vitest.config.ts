import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { mergeConfig } from "vitest/config";
// @boundaries-ignore one configuration for all packages stands at the root
import { FlakyReporter } from "../../vitest.flaky-reporter.ts";
// @boundaries-ignore one configuration for all packages stands at the root
import shared from "../../vitest.shared.ts";

const { resolve } = createRequire(import.meta.url);
const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../packages/react/", import.meta.url));

/** What the tests import is that of this package, whose React is 18; so is what that imports. */
const alias = ["react", "react-dom", "@testing-library/react", "@testing-library/dom"].map((name) => ({
  find: new RegExp(`^${name}(?=/|$)`),
  replacement: dirname(resolve(`${name}/package.json`)),
}));

const { test, ...rest } = mergeConfig(shared, {
  root,
  resolve: { alias },
  test: { environment: "happy-dom", testTimeout: 60_000 },
});

export default {
  ...rest,
  test: {
    ...test,
    include: ["src/**/*.test.tsx", `${here}src/*.test.ts`],
    reporters: [
      "default",
      ["json", { outputFile: `${here}test-results/test.json` }],
      new FlakyReporter(`${here}test-results/flaky-test.json`),
    ],
  },
};
