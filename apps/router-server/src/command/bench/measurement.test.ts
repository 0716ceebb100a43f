import { expect, it } from "vitest";
import type { Clock } from "@junctor/core";
import { Measurement } from "./measurement.ts";

function handClock(): Clock & { turn(ms: number): void } {
  let now = 1_000;
  return {
    now: () => now,
    turn: (ms) => void (now += ms),
    after: () => ({ cancel: () => {} }),
    endOfTurn: () => {},
  };
}

it("tells how many there were by the second, and how long they took", async () => {
  const clock = handClock();
  const measurement = new Measurement(clock);
  for (let took = 1; took <= 100; took++) await measurement.time(async () => clock.turn(took));
  clock.turn(60_000);
  expect(measurement.count).toBe(100);
  expect(measurement.result()).toEqual({ seconds: 5.05, perSecond: 19.8, latency: { p50: 50, p99: 99, max: 100 } });
  expect(measurement.result(1_010)).toMatchObject({ perSecond: 200 });
});

it("tells of nothing that there was nothing", () => {
  const nothing = { seconds: 0, perSecond: 0, latency: { p50: 0, p99: 0, max: 0 } };
  expect(new Measurement(handClock()).result()).toEqual(nothing);
});
