import { SeededRandom } from "../seeded-random.ts";
import { planEpisode } from "../plan/plan-episode.ts";
import type { Wire } from "../wire/wire.ts";
import { Bystanders } from "./bystanders.ts";
import { leftovers, readMetrics } from "./read-metrics.ts";
import { reportFinding } from "./report-finding.ts";
import type { RouterUnderTest } from "./router-under-test.ts";
import { runEpisode } from "./run-episode.ts";

/** How much is done. */
export interface FuzzOptions {
  /** Mutants to send, at least. */
  readonly mutants: number;
  /** The seed of the first episode; the next one's is one more. */
  readonly seed: number;
  /** Told now and then how many mutants were sent. Default: nobody. */
  readonly onProgress?: ((mutants: number) => void) | undefined;
}

/** What came of it. */
export interface FuzzSummary {
  mutants: number;
  episodes: number;
  /** Connections the router closed, as it had to. */
  closed: number;
  /** The most milliseconds that took. */
  slowestClose: number;
  /** How often the bystanders exchanged payloads. */
  exchanges: number;
  /** What the router did wrong. */
  readonly findings: string[];
}

/** Connections at a time: a multiple of 9, so that each keeps to one transport and serializer. */
const LANES = 9;
const MAX_FINDINGS = 5;
/** The bystanders exchange payloads after so many episodes of the first lane. */
const EXCHANGE_EVERY = 3;
/** How often is asked whether the router has forgotten all sessions that have ended. */
const MAX_LOOKS = 500;

/** Sends mutants to a router while bystanders go on; stops the router at the end. */
export async function fuzzRouter(router: RouterUnderTest, options: FuzzOptions): Promise<FuzzSummary> {
  const summary = { mutants: 0, episodes: 0, closed: 0, slowestClose: 0, exchanges: 0, findings: [] };
  const run: Run = { router, options, summary };
  try {
    await using bystanders = await Bystanders.join(router.port);
    const before = await readMetrics(router.port);
    await bystanders.exchange(new SeededRandom(options.seed));
    await Promise.all(Array.from({ length: LANES }, (_, lane) => guardLane(run, lane, bystanders)));
    await checkRest(run, before);
    await bystanders.exchange(new SeededRandom(options.seed));
  } catch (error) {
    run.summary.findings.push((error as Error).message);
  }
  run.summary.findings.push(...(await router.stop()));
  return summary;
}

interface Run {
  readonly router: RouterUnderTest;
  readonly options: FuzzOptions;
  readonly summary: FuzzSummary;
}

/** A lane that fails is a finding, and lets the others end in order. */
async function guardLane(run: Run, lane: number, bystanders: Bystanders): Promise<void> {
  try {
    await runLane(run, lane, bystanders);
  } catch (error) {
    run.summary.findings.push((error as Error).message);
  }
}

async function runLane({ router, options, summary }: Run, lane: number, bystanders: Bystanders): Promise<void> {
  let wire: Wire | undefined;
  for (let seed = options.seed + lane; isWanted({ options, summary }); seed += LANES) {
    const episode = planEpisode(seed);
    if (episode.phase === "challenged" && !router.challenges) continue;
    summary.mutants += episode.steps.length;
    summary.episodes++;
    // Before HELLO there must be no session, and after one the connection may be used again.
    const outcome = await runEpisode(episode, router.port, wire);
    wire = outcome.wire;
    if (outcome.complaint !== undefined) summary.findings.push(await reportFinding(episode, outcome, router.port));
    if (outcome.closedAfter !== undefined) {
      summary.closed++;
      summary.slowestClose = Math.max(summary.slowestClose, outcome.closedAfter);
    }
    if (lane > 0 || (seed - options.seed) % (LANES * EXCHANGE_EVERY) !== 0) continue;
    await bystanders.exchange(new SeededRandom(seed));
    summary.exchanges++;
    options.onProgress?.(summary.mutants);
  }
  wire?.terminate();
}

function isWanted({ options, summary }: Pick<Run, "options" | "summary">): boolean {
  return summary.mutants < options.mutants && summary.findings.length < MAX_FINDINGS;
}

/** The router must have had no fault of its own, and hold what it held before. */
async function checkRest({ router, summary }: Run, before: Awaited<ReturnType<typeof readMetrics>>): Promise<void> {
  let now = await readMetrics(router.port);
  for (let look = 0; look < MAX_LOOKS && leftovers(before, now).length > 0; look++) {
    now = await readMetrics(router.port);
  }
  summary.findings.push(...leftovers(before, now));
  if (now.get("faults_total") !== 0) summary.findings.push(`${now.get("faults_total")} faults of the router itself`);
}
