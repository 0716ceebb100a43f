import { expect, test } from "vitest";
import { HandClock } from "../hand-clock.test-support.ts";
import { UnfinishedCalls } from "./unfinished-calls.ts";

test("a call is remembered for a minute, anew each time it is added", () => {
  const clock = new HandClock();
  const calls = new UnfinishedCalls(clock);
  calls.add(1);
  clock.advance(60_000);
  expect(calls.has(1)).toBe(true);
  calls.add(1);
  clock.advance(60_000);
  expect(calls.has(1)).toBe(true);
  clock.advance(1);
  expect(calls.has(1)).toBe(false);
});

test("a call is not remembered when its last chunk has come", () => {
  const calls = new UnfinishedCalls(new HandClock());
  calls.add(1);
  calls.delete(1);
  expect(calls.has(1)).toBe(false);
});

test("no more than 1,000 calls are remembered, the latest ones", () => {
  const calls = new UnfinishedCalls(new HandClock());
  for (let id = 1; id <= 1_001; id++) calls.add(id);
  expect([calls.has(1), calls.has(2), calls.has(1_001)]).toEqual([false, true, true]);
});
