import { parseArgs } from "node:util";
import { fuzzRouter } from "./live/fuzz-router.ts";
import { startRouterProcess } from "./live/router-process.ts";
import { summaryLine } from "./live/summary-line.ts";

const { values } = parseArgs({
  options: { mutants: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const PROGRESS = 50_000;
let next = PROGRESS;
const summary = await fuzzRouter(await startRouterProcess(), {
  mutants: Number(values.mutants),
  seed: Number(values.seed),
  onProgress(mutants) {
    if (mutants < next) return;
    console.log(`${mutants} mutants`);
    next += PROGRESS;
  },
});
for (const finding of summary.findings) console.log(`${finding}\n`);
console.log(summaryLine(summary));
process.exitCode = summary.findings.length === 0 ? 0 : 1;
