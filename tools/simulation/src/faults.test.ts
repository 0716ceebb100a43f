import { describe, expect, test } from "vitest";
import type { Connection } from "@junctor/core";
import { makePlan } from "./plan.ts";
import { reportFailure } from "./report-failure.ts";
import { routerFeatures } from "./router-features.ts";
import { simulate } from "./simulate.ts";
import type { WorldOptions } from "./world.ts";

type Frames = readonly Uint8Array[];

/** A router that sends something else than it means to. */
async function faulty(change: (frames: Frames) => Frames): Promise<WorldOptions> {
  const wrap = (connection: Connection): Connection =>
    new Proxy(connection, {
      get(target, property) {
        if (property === "send") return (frames: Frames) => target.send(change(frames));
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
  return { features: await routerFeatures(), wrap };
}

const again = (frames: Frames): Frames => (frames.length > 3 ? [...frames, ...frames.slice(-1)] : frames);
const reversed = (frames: Frames): Frames => frames.map((_, index) => frames[frames.length - 1 - index] as Uint8Array);
const fewer = (frames: Frames): Frames => (frames.length > 3 ? frames.slice(1) : frames);

describe("a router that breaks its promises is found", () => {
  test.each([
    ["a message comes twice", again],
    ["the messages of a turn come in the wrong order", reversed],
    ["a message is lost", fewer],
  ])("%s", async (_, change) => {
    const options = await faulty(change);
    const violations = [];
    for (let seed = 1; seed <= 50; seed++) violations.push(await simulate(makePlan(seed), options));
    expect(violations.filter((violation) => violation !== undefined).length).toBeGreaterThan(10);
  });
});

test("a failing seed is reported with the messages of a shorter run, the same every time", async () => {
  const options = await faulty(reversed);
  const report = await reportFailure(makePlan(2), options);
  expect(report).toMatch(/^seed 2 fails: c\d\/\d+: got /);
  expect(report).toContain("--from 2 --seeds 1");
  expect(report).toMatch(/the shortest run that fails has \d of \d+ steps/);
  expect(await reportFailure(makePlan(2), options)).toBe(report);
});

test("a world runs the same every time", async () => {
  const features = await routerFeatures();
  const runs: string[] = [];
  for (let run = 0; run < 2; run++) {
    const trace: string[] = [];
    const options = { features, trace: (line: string): void => void trace.push(line) };
    for (let seed = 1; seed <= 8; seed++) await simulate(makePlan(seed), options);
    runs.push(trace.join("\n"));
  }
  expect(runs[1]).toBe(runs[0]);
  expect(runs[0]).toContain("INVOCATION");
});
