import { describe, expect, it } from "vitest";
import { Retries } from "./retries.ts";

/** The delays of so many attempts, without jitter. */
function delays(options: object, attempts: number): (number | undefined)[] {
  const retries = new Retries({ realm: "realm1", retry_delay_jitter: 0, ...options });
  return Array.from({ length: attempts }, () => retries.next()?.delay);
}

describe("the delays between attempts", () => {
  it("grow up to the longest, as often as allowed", () => {
    const options = { initial_retry_delay: 1, retry_delay_growth: 2, max_retry_delay: 5, max_retries: 4 };
    expect(delays(options, 5)).toEqual([1, 2, 4, 5, undefined]);
  });

  it("go on for ever with -1", () => {
    expect(delays({ max_retries: -1 }, 100)).not.toContain(undefined);
  });

  it("are what autobahn-js documents by default", () => {
    expect(delays({}, 16)[0]).toBe(1.5);
    expect(delays({}, 16)[1]).toBe(2.25);
    expect(delays({}, 16)[15]).toBeUndefined();
  });

  it("differ by the jitter, and are never negative", () => {
    const options = { realm: "realm1", initial_retry_delay: 1, retry_delay_jitter: 50 };
    const all = Array.from({ length: 200 }, () => new Retries(options).next()?.delay ?? -1);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    expect(new Set(all).size).toBeGreaterThan(1);
  });
});
