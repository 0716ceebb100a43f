import { describe, expect, test } from "vitest";
import { HandClock } from "../hand-clock.test-support.ts";
import type { MessageRate } from "./message-rate.ts";
import { faultOfRate } from "./message-rate.ts";
import { Throttle } from "./throttle.ts";

/** How long each of so many messages has to wait if nobody waits. */
function waits(throttle: Throttle, count: number, octets = 10): number[] {
  return Array.from({ length: count }, () => throttle.take(octets));
}

function open(rate: MessageRate) {
  const clock = new HandClock();
  return { clock, throttle: new Throttle(rate, clock) };
}

describe("a throttle", () => {
  test("lets a burst through, and has what comes then wait until it is within the rate, and a bit", () => {
    const { throttle } = open({ messages: 10 });
    expect(waits(throttle, 12)).toEqual([...Array<number>(10).fill(0), 200, 300]);
  });

  test("forgets what is past", () => {
    const { throttle, clock } = open({ messages: 10 });
    waits(throttle, 10);
    clock.advance(500);
    expect(waits(throttle, 6)).toEqual([0, 0, 0, 0, 0, 200]);
    clock.advance(60_000);
    expect(waits(throttle, 11).filter((wait) => wait > 0)).toEqual([200]);
  });

  test("lets the rate through in the long run, whoever keeps to its waits", () => {
    const { throttle, clock } = open({ messages: 100, burst: 200 });
    const start = clock.now();
    for (let sent = 0; sent < 1_000; sent++) clock.advance(throttle.take(10));
    const rate = 1_000 / ((clock.now() - start + 200) / 1_000);
    expect(rate).toBeGreaterThan(95);
    expect(rate).toBeLessThanOrEqual(101);
  });

  test("counts octets, and whichever is more", () => {
    const { throttle } = open({ messages: 100, octets: 1_000, burst: 100 });
    expect(waits(throttle, 2, 50)).toEqual([0, 0]);
    expect(throttle.take(50)).toBe(60);
    expect(waits(open({ messages: 100, octets: 1_000, burst: 100 }).throttle, 11, 1).at(-1)).toBe(20);
  });

  test("lets a message through that is longer than a burst, later", () => {
    const { throttle, clock } = open({ octets: 1_000 });
    expect(throttle.take(5_000)).toBe(4_100);
    clock.advance(4_100);
    expect(throttle.take(100)).toBe(0);
  });

  test("breaks off if it is told to", () => {
    const { throttle } = open({ messages: 2, octets: 500, excess: "abort" });
    waits(throttle, 2);
    expect(() => throttle.take(10)).toThrow("this session may send 2 messages and 500 octets a second");
  });
});

test.each<[MessageRate, string]>([
  [{}, "a rate needs a number of messages, or of octets"],
  [{ messages: 0 }, "messages of a rate must be above zero"],
  [{ messages: 1, octets: -1 }, "octets of a rate must be above zero"],
  [{ messages: 1, burst: Infinity }, "burst of a rate must be above zero"],
  [{ messages: 1, excess: "drop" as never }, "excess of a rate is wait or abort"],
])("%j is no rate", (rate, fault) => {
  expect(faultOfRate(rate)).toBe(fault);
});
