import { expect, it } from "vitest";
import viteConfig from "../vite.config.ts";
import { pagePath } from "./page-path.ts";

it("names the folder the build writes the page to", () => {
  expect(pagePath).toBe(viteConfig.build?.outDir);
});
