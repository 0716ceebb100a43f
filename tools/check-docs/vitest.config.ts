import { mergeConfig } from "vitest/config";
// @boundaries-ignore one configuration for all packages stands at the root
import shared from "../../vitest.shared.ts";
import { pageExamples } from "./src/page-examples-plugin.ts";

/** The examples of the pages can be imported. */
export default mergeConfig(shared, { plugins: [pageExamples()] });
