import { mergeConfig } from "vitest/config";
// @boundaries-ignore one configuration for all packages stands at the root
import shared from "../../vitest.e2e.shared.ts";

/** One run of many disturbances is one test. */
export default mergeConfig(shared, { test: { testTimeout: 600_000 } });
