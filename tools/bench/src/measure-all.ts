import { roundLength } from "./parse-options.ts";
import type { Options } from "./parse-options.ts";
import { summariseLine } from "./report/summarise-line.ts";
import { runRound } from "./run-round.ts";
import type { Series } from "./series.ts";
import type { Settings } from "./work/work.ts";
import { workloads } from "./workloads.ts";

/** Measures every series in turn, round after round. A series that fails once is not tried again. */
export async function measureAll(all: readonly Series[], options: Options): Promise<void> {
  for (let round = 0; round < options.rounds; round++) {
    for (const series of all) {
      if (series.failure !== undefined || (round > 0 && series.workload.long && !options.everyRound)) continue;
      await measureOnce(series, all, options);
    }
  }
}

async function measureOnce(series: Series, all: readonly Series[], options: Options): Promise<void> {
  const { workload, contestant, variant } = series;
  process.stderr.write(`\r\u001B[K${workload.id} ${contestant.id} ${variant} `);
  try {
    const settings = await settingsOf(series, all, options);
    series.rounds.push(await runRound(series, settings, roundLength(options)));
  } catch (error) {
    series.failure = error instanceof Error ? error.message : String(error);
  }
  process.stderr.write("\r\u001B[K");
}

/** An open loop runs at half of what the same contestant did in W1, which is measured now if it has not been. */
async function settingsOf(series: Series, all: readonly Series[], options: Options): Promise<Settings> {
  if (series.work !== "openLoop") return series.settings;
  const [first] = workloads;
  const measured = all.find((other) => other.workload === first && other.contestant === series.contestant);
  const rounds = measured?.rounds.length
    ? measured.rounds
    : [await runRound({ ...series, work: "calls" }, {}, roundLength(options))];
  return { ...series.settings, rate: summariseLine({ rounds }).perSecond / 2 };
}
