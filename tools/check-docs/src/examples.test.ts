import { format } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listeningRouter } from "./listening-router.test-support.ts";
import type { ListeningRouter } from "./listening-router.test-support.ts";
import { examplesOf, excerptsOf } from "./page-example.ts";
import { exampleModule } from "./page-examples-plugin.ts";
import { docsPages, pages, readPage } from "./pages.test-support.ts";

const examples = pages.flatMap((page) =>
  examplesOf(readPage(page)).map(({ prints }, index) => ({ page, index, number: index + 1, prints })),
);

describe("what the pages say", () => {
  let router: ListeningRouter;
  const printed: string[] = [];

  beforeEach(async () => {
    router = await listeningRouter();
    printed.length = 0;
    vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
      printed.push(...format(...values).split("\n"));
    });
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    await router[Symbol.asyncDispose]();
  });

  test.each(examples)("example $number of $page prints what it says", async ({ page, index, prints }) => {
    await import(/* @vite-ignore */ exampleModule(page, { index, port: router.port }));
    expect(printed).toEqual(prints);
  });
});

test("the examples of the READMEs that people see first are run", () => {
  const withExamples = new Set(examples.map(({ page }) => page));
  const first = ["README.md", "packages/client/README.md", "packages/core/README.md"];
  expect(first.filter((page) => !withExamples.has(page))).toEqual([]);
});

test("docs/README.md leads to every page of docs, decisions included", () => {
  const linked = linksOf(readPage("docs/README.md"));
  const inDocs = pages.filter((page) => page.startsWith("docs/") && page !== "docs/README.md");
  expect(inDocs.filter((page) => !linked.includes(page))).toEqual([]);
});

const [, features = ""] = readPage("docs/README.md").split(/^## /m);

test.each(linksOf(features))("%s, a page of features, has an example", (page) => {
  expect(examplesOf(readPage(page)).length).toBeGreaterThan(0);
});

test.each(docsPages)("%s has no JavaScript that is not run", (page) => {
  expect(excerptsOf(readPage(page))).toEqual([]);
});

test("every example says what it prints", () => {
  expect(examples.filter(({ prints }) => prints.length === 0)).toEqual([]);
});

/** The pages in docs that one of them links to. */
function linksOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/\]\(((?:decisions\/)?[a-z0-9-]+\.md)[)#]/g), ([, name]) => `docs/${name}`);
}
