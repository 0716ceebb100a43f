import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { formatChart } from "./format-chart.ts";
import { formatNodePage } from "./format-node-page.ts";
import { formatPage } from "./format-page.ts";
import type { Options } from "../parse-options.ts";
import type { Result } from "./result.ts";

const docs = new URL("../../../../docs/", import.meta.url);

/**
 * Writes docs/benchmarks.md, or docs/benchmarks-node.md for versions of Node, with its chart and its raw rounds.
 * Resolves to the path of the page.
 */
export async function writeReport(result: Result, { nodes }: Pick<Options, "nodes">): Promise<string> {
  const name = nodes.length > 0 ? "benchmarks-node" : "benchmarks";
  await mkdir(docs, { recursive: true });
  await writeFile(new URL(`${name}.svg`, docs), formatChart(result.lines));
  await writeFile(new URL(`${name}.json`, docs), `${JSON.stringify(result)}\n`);
  const page = new URL(`${name}.md`, docs);
  await writeFile(page, nodes.length > 0 ? formatNodePage(result, nodes) : formatPage(result));
  return fileURLToPath(page);
}
