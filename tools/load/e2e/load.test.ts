import { expect, test } from "vitest";
import { formatOutcome } from "../src/report/format-outcome.ts";
import type { Outcome } from "../src/report/outcome.ts";
import { drain } from "../src/scenarios/drain.ts";
import { halfOpen } from "../src/scenarios/half-open.ts";
import { herd } from "../src/scenarios/herd.ts";
import { joinFlood } from "../src/scenarios/join-flood.ts";
import { overload } from "../src/scenarios/overload.ts";
import type { Scenario } from "../src/scenarios/scenario.ts";
import { sessions } from "../src/scenarios/sessions.ts";
import { slowloris } from "../src/scenarios/slowloris.ts";
import { stalled } from "../src/scenarios/stalled.ts";

/** Runs the short version, and prints what it came to. Its problems never depend on how fast the machine is. */
async function run(scenario: Scenario): Promise<Outcome> {
  const outcome = await scenario.run("short");
  console.log(formatOutcome(scenario.name, outcome));
  return outcome;
}

test("subscribers that stop reading are closed, in bounded memory, and those that read miss nothing", async () => {
  expect((await run(stalled)).problems).toEqual([]);
});

test("publishers that are faster than all subscribers wait, and nobody misses anything", async () => {
  expect((await run(overload)).problems).toEqual([]);
});

test("peers that vanish without a word are found, their calls answered and their testaments published", async () => {
  expect((await run(halfOpen)).problems).toEqual([]);
});

test("a flood of bad joins and silent connections is turned away, and others join", async () => {
  expect((await run(joinFlood)).problems).toEqual([]);
});

test("connections that trickle are closed, and others join", async () => {
  expect((await run(slowloris)).problems).toEqual([]);
});

test("many sessions get all their events, and leave nothing behind", async () => {
  expect((await run(sessions)).problems).toEqual([]);
});

test("all clients come back at once to a router that was killed", async () => {
  expect((await run(herd)).problems).toEqual([]);
});

test("a router that is told to end delivers every result, and tells every session", async () => {
  expect((await run(drain)).problems).toEqual([]);
});
