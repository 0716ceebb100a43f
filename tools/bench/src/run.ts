import { writeFile } from "node:fs/promises";
import { cpus, loadavg, totalmem } from "node:os";
import type { Contestant } from "./contestants/contestant.ts";
import { home, rivals } from "./contestants/contestants.ts";
import { measureAll } from "./measure-all.ts";
import { parseOptions } from "./parse-options.ts";
import type { Options } from "./parse-options.ts";
import { formatContestants } from "./report/format-page.ts";
import { formatGoals } from "./report/format-goals.ts";
import { formatTable } from "./report/format-table.ts";
import type { Line, Result } from "./report/result.ts";
import { writeReport } from "./report/write-report.ts";
import { isSelected, listSeries } from "./series.ts";
import type { Series } from "./series.ts";
import { workloads } from "./workloads.ts";

const options = parseOptions(process.argv.slice(2));
const result = await run(options);
print(result);
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(result, undefined, 1)}\n`);
if (options.report) console.log(`\nWritten: ${await writeReport(result)}`);

async function run({ only, peers, rounds, seconds }: Options): Promise<Result> {
  const before = loadavg()[0] ?? 0;
  const { ready, versions, missing } = await prepare(peers ? [...home, ...rivals] : home);
  const selected = workloads.filter(({ id }) => isSelected(id, only));
  const all = listSeries(selected, ready);
  await measureAll(all, options);
  return {
    date: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? "unknown processor",
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
    },
    node: process.version,
    options: { rounds, seconds },
    loadAverage: { before, after: loadavg()[0] ?? 0 },
    versions,
    missing,
    lines: all.map(toLine),
  };
}

async function prepare(contestants: readonly Contestant[]): Promise<{
  ready: Contestant[];
  versions: Record<string, string>;
  missing: Record<string, string>;
}> {
  const ready: Contestant[] = [];
  const versions: Record<string, string> = {};
  const missing: Record<string, string> = {};
  for (const contestant of contestants) {
    try {
      versions[contestant.id] = await contestant.prepare();
      ready.push(contestant);
    } catch (error) {
      missing[contestant.id] = error instanceof Error ? error.message : String(error);
    }
  }
  return { ready, versions, missing };
}

function toLine({ workload, contestant, variant, rounds, failure }: Series): Line {
  const { id, title, unit } = workload;
  const line = { workload: id, title, unit, contestant: contestant.id, kind: contestant.kind, variant, rounds };
  return { ...line, ...(failure !== undefined && { failure }) };
}

function print(printed: Result): void {
  const { machine, node, loadAverage, lines } = printed;
  console.log(
    `Node ${node}, ${machine.cores} x ${machine.processor}, load average before ${loadAverage.before.toFixed(2)}`,
  );
  console.log(formatContestants(printed));
  for (const workload of new Set(lines.map((line) => line.workload))) {
    const members = lines.filter((line) => line.workload === workload);
    console.log(`\n${workload}: ${members[0]?.title} (${members[0]?.unit})\n${formatTable(members)}`);
  }
  console.log(`\n${formatGoals(printed)}`);
  if (printed.options.rounds < 5) console.log("\nFewer than five rounds only indicate.");
}
