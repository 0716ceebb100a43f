import { mergeConfig } from "vitest/config";
// @boundaries-ignore one configuration for all packages stands at the root
import shared from "../../vitest.shared.ts";

export default mergeConfig(shared, {
  test: { environment: "happy-dom", include: ["src/**/*.test.tsx"], testTimeout: 60_000 },
});
