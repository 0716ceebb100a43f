import { mergeConfig } from "vitest/config";
// @boundaries-ignore one configuration for all packages stands at the root
import shared from "../../vitest.e2e.shared.ts";

/** Other people's clients log much; what they say is shown only where a test fails. */
export default mergeConfig(shared, { test: { silent: "passed-only", testTimeout: 10_000 } });
