import { describe, expect, test } from "vitest";
import { examplesOf, excerptsOf } from "./page-example.ts";
import { docsPages, pages, readPage } from "./pages.test-support.ts";
import { placedExamples, printedBy } from "./run-example.test-support.ts";

const examples = placedExamples();

describe("what the pages say", () => {
  test.each(examples)("example $number of $page prints what it says", async (example) => {
    expect(await printedBy(example)).toEqual(example.prints);
  });
});

/** The packages whose example runs where no page, socket of another kind or program has to be there. */
const packagesWithExamples = [
  "auth",
  "client",
  "core",
  "interfaces",
  "router",
  "schema",
  "store-lmdb",
  "testing",
  "transport-memory",
  "transport-websocket",
];

test("the examples of the READMEs that people see first are run", () => {
  const withExamples = new Set(examples.map(({ page }) => page));
  const first = ["README.md", ...packagesWithExamples.map((name) => `packages/${name}/README.md`)];
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
