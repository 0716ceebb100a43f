import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Counter, isRetained } from "./counter.test-support.ts";
import { readHistory } from "./read-history.test-support.ts";
import { RouterProcess } from "./router-process.test-support.ts";

const topic = "com.example.counter";
/** How often the router is killed. */
const CYCLES = Number(process.env["KILL_CYCLES"] ?? 100);
/** How many publications are acknowledged at least, all together. */
const ACKNOWLEDGED = Number(process.env["KILL_ACKNOWLEDGED"] ?? 10_000);
/** How many stores there are, one after the other: a router reads all of its store when it starts. */
const ROUNDS = Number(process.env["KILL_ROUNDS"] ?? 2);
const PUBLISHERS = 4;

/** What became of what was acknowledged. */
interface Tally {
  acknowledged: number;
  kept: number;
  lost: number;
  doubled: number;
  disordered: number;
}

/** Kills the router when so many more are acknowledged, and so many turns of this process later. */
async function killWhilePublishing(counters: readonly Counter[], router: RouterProcess, turns: number): Promise<void> {
  const sessions = await Promise.all(counters.map(() => router.join()));
  const enough = countOf(counters) + ACKNOWLEDGED / CYCLES;
  const publishing = counters.map((counter, n) => counter.run(sessions[n]!));
  while (countOf(counters) < enough) await endOfTurn();
  for (let turn = 0; turn < turns; turn++) await endOfTurn();
  await router.kill();
  await Promise.all(publishing);
}

function countOf(counters: readonly Counter[]): number {
  return counters.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Kills the routers over one store, and looks at what the last one finds there. */
async function killOverOneStore(cycles: number, tally: Tally): Promise<void> {
  const path = mkdtempSync(join(tmpdir(), "junctor-kill-"));
  const options = { path, maxHistoryEvents: 1e7, maxHistoryBytes: 1e11 };
  const counters = Array.from({ length: PUBLISHERS }, (_, n) => new Counter(topic, n + 1, PUBLISHERS));
  for (let turns = 1; turns <= cycles; turns++) await killWhilePublishing(counters, new RouterProcess(options), turns);
  const router = new RouterProcess(options);
  const session = await router.join();
  const numbers = await readHistory(session, topic);
  const events = await session.subscribe(topic, { getRetained: true });
  const { value: retained } = await events[Symbol.asyncIterator]().next();
  await router.kill();
  rmSync(path, { recursive: true });
  compare(counters, numbers, tally);
  expect(retained?.args).toEqual([numbers.filter(isRetained).at(-1)]);
}

function compare(counters: readonly Counter[], numbers: readonly number[], tally: Tally): void {
  const kept = new Set(numbers);
  tally.acknowledged += countOf(counters);
  tally.kept += numbers.length;
  tally.doubled += numbers.length - kept.size;
  for (const [n, { acknowledged }] of counters.entries()) {
    tally.lost += acknowledged.filter((number) => !kept.has(number)).length;
    const own = numbers.filter((number) => number % PUBLISHERS === (n + 1) % PUBLISHERS);
    tally.disordered += own.filter((number, at) => number < (own[at - 1] ?? 0)).length;
  }
}

test(
  `no acknowledged publication is lost, doubled or out of order when the router is killed ${CYCLES} times`,
  { timeout: 3_600_000 },
  async () => {
    const tally: Tally = { acknowledged: 0, kept: 0, lost: 0, doubled: 0, disordered: 0 };
    const started = performance.now();
    for (let round = 0; round < ROUNDS; round++) await killOverOneStore(CYCLES / ROUNDS, tally);
    const { acknowledged, kept, lost, doubled, disordered } = tally;
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    console.log(
      `${CYCLES} kills, ${acknowledged} acknowledged, ${kept} kept, ${lost} lost, ` +
        `${doubled} doubled, ${disordered} out of order, ${seconds} s`,
    );
    expect({ lost, doubled, disordered }).toEqual({ lost: 0, doubled: 0, disordered: 0 });
    expect(acknowledged).toBeGreaterThanOrEqual(ACKNOWLEDGED);
  },
);
