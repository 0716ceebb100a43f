import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundlePrograms } from "../src/bundle-programs.ts";
import { startHarness } from "../src/harness.ts";
import type { Harness } from "../src/harness.ts";
import { installRuntime } from "../src/install-runtime.ts";
import { runtimes } from "../src/runtime.ts";
import { serializerNames, steps } from "../src/suite.ts";

const run = promisify(execFile);
const everything = serializerNames.flatMap((name) => steps.map((step) => `${name}: ${step}`));
const tried = await Promise.all(
  runtimes.map(async (runtime) => ({ ...runtime, installed: await installRuntime(runtime) })),
);

let harness: Harness;
let programs: Awaited<ReturnType<typeof bundlePrograms>>;

beforeAll(async () => {
  programs = await bundlePrograms();
  harness = await startHarness();
});
afterAll(() => harness.close());

describe("the client connects, calls, listens and comes back, in every serializer", () => {
  for (const { name, options, runs, installed } of tried) {
    if ("missing" in installed) {
      process.stderr.write(`MISSING: the client is not tried on ${name}: ${installed.missing}\n`);
      continue;
    }
    test.each(runs)(`on ${name}, over WebSockets of %s`, async (kind) => {
      const { stdout } = await run(installed.program, [...options, programs[kind], harness.url]);
      expect(stdout.trimEnd().split("\n")).toEqual(everything);
    });
  }
});
