import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { formatChart } from "./format-chart.ts";
import { formatPage } from "./format-page.ts";
import type { Result } from "./result.ts";

const docs = new URL("../../../../docs/", import.meta.url);

/** Writes docs/benchmarks.md with its chart and its raw rounds. Resolves to the path of the page. */
export async function writeReport(result: Result): Promise<string> {
  await mkdir(docs, { recursive: true });
  await writeFile(new URL("benchmarks.svg", docs), formatChart(result.lines));
  await writeFile(new URL("benchmarks.json", docs), `${JSON.stringify(result)}\n`);
  const page = new URL("benchmarks.md", docs);
  await writeFile(page, formatPage(result));
  return fileURLToPath(page);
}
