import { expect, it } from "vitest";
import { systemClock, systemRandom, wakefulClock } from "./runtime.ts";

it("the system clock runs what is due at the end of the turn before any timer", async () => {
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    systemClock.after(5, () => resolve());
    systemClock.endOfTurn(() => void order.push("end of turn"));
    order.push("this turn");
  });
  expect(order).toEqual(["this turn", "end of turn"]);
});

it.each([systemClock, wakefulClock])("a cancelled timer does not run", async (clock) => {
  const order: string[] = [];
  const timer = clock.after(1, () => void order.push("cancelled"));
  timer.cancel();
  timer.cancel();
  await new Promise<void>((resolve) => void clock.after(5, resolve));
  expect(order).toEqual([]);
});

it("system randomness is drawn over all 32 bits, across the blocks it is drawn in", () => {
  const drawn = Array.from({ length: 1000 }, () => systemRandom.uint32());
  expect(drawn.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32)).toBe(true);
  expect(new Set(drawn).size).toBeGreaterThan(990);
  expect(drawn.reduce((bits, value) => bits | value, 0) >>> 0).toBe(0xffff_ffff);
});
