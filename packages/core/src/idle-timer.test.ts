import { expect, test } from "vitest";
import type { Clock } from "./clock.ts";
import { IdleTimer } from "./idle-timer.ts";

/** A clock that only notes its timers. */
function notingClock(): { clock: Clock; set: number[]; cancelled: number[] } {
  const set: number[] = [];
  const cancelled: number[] = [];
  const after = (ms: number): { cancel: () => void } => {
    const index = set.push(ms) - 1;
    return { cancel: () => void cancelled.push(index) };
  };
  return { clock: { now: () => 0, after, endOfTurn: () => undefined }, set, cancelled };
}

test("an idle timer starts at once and anew whenever it is rearmed", () => {
  const { clock, set, cancelled } = notingClock();
  const timer = new IdleTimer(clock, 500, () => undefined);
  timer.rearm();
  expect(set).toEqual([500, 500]);
  expect(cancelled).toEqual([0]);
  timer.cancel();
  expect(cancelled).toEqual([0, 1]);
});

test("an idle timer never asks for more than platforms can wait", () => {
  const { clock, set } = notingClock();
  expect(new IdleTimer(clock, 2 ** 53, () => undefined)).toBeInstanceOf(IdleTimer);
  expect(set).toEqual([2 ** 31 - 1]);
});
