import { expect, test } from "vitest";
import { formatCommandLinePage } from "./format-command-line-page.test-support.ts";
import { addVerbs, createProgram } from "./parse-arguments.ts";
import { verbs } from "./verbs.ts";

const listed = verbs.filter(({ hidden }) => hidden !== true);

test("the page about the command line says what the help says", async () => {
  const program = createProgram("0.0.0");
  await addVerbs(program, { listed }, () => {});
  await expect(await formatCommandLinePage(program)).toMatchFileSnapshot("../../../../docs/command-line.md");
});

test.each(listed)("$name has examples that begin as it is called", async ({ name, load }) => {
  const { examples } = await load();
  expect(examples.filter(([line]) => !line.includes(`junctor ${name}`))).toEqual([]);
  expect(examples.length).toBeGreaterThan(0);
});
