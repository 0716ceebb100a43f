import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "@junctor/client";
import { expect, test } from "vitest";
import { readHistory } from "./read-history.test-support.ts";
import { RouterProcess } from "./router-process.test-support.ts";

const topic = "com.example.counter";
/** How often the router is killed. */
const CYCLES = Number(process.env["KILL_CYCLES"] ?? 100);
/** How many publications are acknowledged at least, all together. */
const ACKNOWLEDGED = Number(process.env["KILL_ACKNOWLEDGED"] ?? 10_000);
/** Publications that wait for their acknowledgement. */
const WINDOW = 200;
/** Each so many publications one is retained. */
const RETAINED = 10;

/** Publishes 1, 2, 3, ..., and knows what was acknowledged. */
class Counter {
  published = 0;
  readonly acknowledged: number[] = [];

  /** Publishes until the connection ends. */
  async run(session: Session): Promise<void> {
    const publish = async (): Promise<void> => {
      for (;;) {
        const n = ++this.published;
        await session.publish(topic, [n], { acknowledge: true, retain: n % RETAINED === 0 });
        this.acknowledged.push(n);
      }
    };
    await Promise.allSettled(Array.from({ length: WINDOW }, publish));
  }

  /** Fulfilled when so many are acknowledged. */
  async until(count: number): Promise<void> {
    while (this.acknowledged.length < count) await endOfTurn();
  }
}

/** Kills the router when so many more are acknowledged, and so many turns of this process later. */
async function killWhilePublishing(counter: Counter, router: RouterProcess, turns: number): Promise<void> {
  const session = await router.join();
  const publishing = counter.run(session);
  await counter.until(counter.acknowledged.length + ACKNOWLEDGED / CYCLES);
  for (let turn = 0; turn < turns; turn++) await endOfTurn();
  await router.kill();
  await publishing;
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test(
  `no acknowledged publication is lost, doubled or out of order when the router is killed ${CYCLES} times`,
  { timeout: 3_600_000 },
  async () => {
    const path = mkdtempSync(join(tmpdir(), "junctor-kill-"));
    const options = { path, maxHistoryEvents: 1e7, maxHistoryBytes: 1e11 };
    const counter = new Counter();
    const started = performance.now();
    for (let cycle = 1; cycle <= CYCLES; cycle++) {
      await killWhilePublishing(counter, new RouterProcess(options), cycle);
    }
    const router = new RouterProcess(options);
    const session = await router.join();
    const numbers = await readHistory(session, topic);
    const events = await session.subscribe(topic, { getRetained: true });
    const { value: retained } = await events[Symbol.asyncIterator]().next();
    await router.kill();
    rmSync(path, { recursive: true });

    const kept = new Set(numbers);
    const lost = counter.acknowledged.filter((n) => !kept.has(n)).length;
    const doubled = numbers.length - kept.size;
    const disordered = numbers.filter((n, at) => n < (numbers[at - 1] ?? 0)).length;
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    console.log(
      `${CYCLES} kills, ${counter.acknowledged.length} acknowledged, ${numbers.length} kept, ${lost} lost, ` +
        `${doubled} doubled, ${disordered} out of order, ${seconds} s`,
    );
    expect({ lost, doubled, disordered }).toEqual({ lost: 0, doubled: 0, disordered: 0 });
    expect(retained?.args).toEqual([numbers.filter((n) => n % RETAINED === 0).at(-1)]);
  },
);
