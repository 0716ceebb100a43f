import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { pages, readPage } from "./pages.test-support.ts";
import { root } from "./repository.ts";

test.each(pages)("every relative link of %s leads to a file or folder", (page) => {
  const links = [...readPage(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] as string);
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test("ARCHITECTURE.md walks through the message path by links", () => {
  const steps = readPage("ARCHITECTURE.md").match(/^\| (\d+) +\| .*\]\(/gm) ?? [];
  expect(steps).toHaveLength(10);
});
