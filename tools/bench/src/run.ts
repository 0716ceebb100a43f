import { writeFile } from "node:fs/promises";
import { cpus, loadavg, totalmem } from "node:os";
import { measureClients } from "./clients/measure-clients.ts";
import type { Contestant } from "./contestants/contestant.ts";
import { measureAll } from "./measure-all.ts";
import { parseOptions } from "./parse-options.ts";
import { planRun } from "./plan-run.ts";
import type { Options } from "./parse-options.ts";
import { formatContestants } from "./report/format-page.ts";
import { formatGoals } from "./report/format-goals.ts";
import { judgeGoal } from "./report/goal.ts";
import { goals } from "./report/goals.ts";
import { guards } from "./report/guards.ts";
import { lookIn } from "./report/look-in.ts";
import { formatTable } from "./report/format-table.ts";
import type { Line, Result } from "./report/result.ts";
import { writeReport } from "./report/write-report.ts";
import { listSeries } from "./series.ts";
import type { Series } from "./series.ts";

const options = parseOptions(process.argv.slice(2));
const result = await run(options);
print(result, options);
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(result, undefined, 1)}\n`);
if (options.report) console.log(`\nWritten: ${await writeReport(result, options)}`);
if (options.guard && guards.some((guard) => judgeGoal(guard, guard.value(lookIn(result))) !== "met"))
  process.exitCode = 1;

async function run(asked: Options): Promise<Result> {
  const before = loadavg()[0] ?? 0;
  const { contestants, workloads } = planRun(asked);
  const { ready, versions, missing } = await prepare(contestants);
  const all = listSeries(workloads, ready);
  await measureAll(all, asked);
  const clients = wantsClients(asked) ? await measureClients(asked) : [];
  return {
    date: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? "unknown processor",
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
    },
    node: process.version,
    options: { rounds: asked.rounds, seconds: asked.seconds },
    loadAverage: { before, after: loadavg()[0] ?? 0 },
    versions,
    missing,
    lines: [...all.map(toLine), ...clients],
  };
}

/** Client libraries are compared with rivals, or when they are asked for. */
function wantsClients({ only, peers }: Options): boolean {
  return peers || only.startsWith("C");
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

function print(printed: Result, { nodes, guard }: Options): void {
  const { machine, node, loadAverage, lines } = printed;
  console.log(
    `Node ${node}, ${machine.cores} x ${machine.processor}, load average before ${loadAverage.before.toFixed(2)}`,
  );
  console.log(formatContestants(printed));
  for (const workload of new Set(lines.map((line) => line.workload))) {
    const members = lines.filter((line) => line.workload === workload);
    console.log(`\n${workload}: ${members[0]?.title} (${members[0]?.unit})\n${formatTable(members)}`);
  }
  if (nodes.length === 0) console.log(`\n${formatGoals(printed, guard ? guards : goals)}`);
  if (printed.options.rounds < 5) console.log("\nFewer than five rounds only indicate.");
}
