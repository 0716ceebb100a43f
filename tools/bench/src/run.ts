import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { contestants, startContestant } from "./contestants.ts";
import type { Contestant } from "./contestants.ts";
import { processUsage } from "./process-usage.ts";

/** One measured round. */
interface Round {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
  readonly residentMiB: number;
  /** Share of one core the load generator used; above 0.8 the round measures the generator. */
  readonly loadShare: number;
}

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "2" },
  },
});
const FIRST_PORT = 18_080;
const WARM_UP_MS = 1_000;
const MAX_LOAD_SHARE = 0.8;

const selected = contestants.filter((contestant) => contestant.name.startsWith(values.only ?? ""));
const rounds = new Map<Contestant, Round[]>(selected.map((contestant) => [contestant, []]));
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown processor"}`);
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [index, contestant] of selected.entries()) {
    rounds.get(contestant)?.push(await measure(contestant, FIRST_PORT + index));
  }
}
for (const [contestant, measured] of rounds) report(contestant, measured);

async function measure(contestant: Contestant, port: number): Promise<Round> {
  const child = await startContestant(contestant, port);
  const pid = child.pid as number;
  const load = await contestant.workload(port);
  await wait(WARM_UP_MS);
  const [count, usage, own, start] = [load.count(), processUsage(pid), process.cpuUsage(), performance.now()];
  await wait(Number(values.seconds) * 1_000);
  const operations = load.count() - count;
  const elapsed = (performance.now() - start) / 1_000;
  const after = processUsage(pid);
  const spent = process.cpuUsage(own);
  load.stop();
  child.kill("SIGKILL");
  return {
    perSecond: operations / elapsed,
    cpuMicroseconds: ((after.cpuSeconds - usage.cpuSeconds) * 1e6) / operations,
    residentMiB: after.residentMiB,
    loadShare: (spent.user + spent.system) / 1e6 / elapsed,
  };
}

function report(contestant: Contestant, measured: readonly Round[]): void {
  const load = median(measured.map((round) => round.loadShare));
  console.log(
    `${contestant.name.padEnd(26)} ${Math.round(median(measured.map((round) => round.perSecond)))
      .toLocaleString("en")
      .padStart(10)} ${contestant.unit}/s ${median(measured.map((round) => round.cpuMicroseconds))
      .toFixed(2)
      .padStart(7)} us CPU each,` +
      ` ${Math.round(median(measured.map((round) => round.residentMiB)))} MiB, load ${Math.round(load * 100)} %` +
      (load > MAX_LOAD_SHARE ? " (bounded by the load generator)" : ""),
  );
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
