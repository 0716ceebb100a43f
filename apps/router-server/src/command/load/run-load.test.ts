import { expect, it } from "vitest";
import type { Clock } from "@junctor/core";
import { runLoad } from "./run-load.ts";

const { signal } = new AbortController();

/** A clock on which waiting takes no time but moves it. */
function leapingClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    after(ms, fn) {
      queueMicrotask(() => {
        now += ms;
        fn();
      });
      return { cancel: () => {} };
    },
    endOfTurn: (fn) => queueMicrotask(fn),
  };
}

it("does a job once, unless it is told more", async () => {
  const done: number[] = [];
  await runLoad(async (index) => void done.push(index), {}, { signal });
  expect(done).toEqual([0]);
});

it("has no more under way than it may", async () => {
  let [running, most, done] = [0, 0, 0];
  const job = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
    done++;
  };
  await runLoad(job, { repeat: 10, concurrency: 3 }, { signal });
  expect([most, done]).toEqual([3, 10]);
});

it("waits between two, and begins none after the time", async () => {
  const clock = leapingClock();
  const at: number[] = [];
  await runLoad(async () => void at.push(clock.now()), { time: 100, delay: 40 }, { signal, clock });
  expect(at).toEqual([0, 40, 80]);
});

it("does a job once even if there is no time", async () => {
  const done: number[] = [];
  await runLoad(async (index) => void done.push(index), { time: 0 }, { signal, clock: leapingClock() });
  expect(done).toEqual([0]);
});

it("begins nothing after a failure, and tells it", async () => {
  const done: number[] = [];
  const job = async (index: number): Promise<void> => {
    done.push(index);
    if (index === 1) throw new Error("no");
  };
  await expect(runLoad(job, { repeat: 10 }, { signal })).rejects.toThrow("no");
  expect(done).toEqual([0, 1]);
});

it("begins nothing once it is interrupted, not even while it waits", async () => {
  const abort = new AbortController();
  const done: number[] = [];
  const job = async (index: number): Promise<void> => {
    done.push(index);
    queueMicrotask(() => abort.abort(new Error("stop")));
  };
  await expect(runLoad(job, { repeat: 10, delay: 60_000 }, { signal: abort.signal })).rejects.toThrow("stop");
  expect(done).toEqual([0]);
});
