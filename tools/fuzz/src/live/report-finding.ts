import type { Episode } from "../plan/plan-episode.ts";
import { FromRouter } from "../plan/step.ts";
import type { Step } from "../plan/step.ts";
import { serializers } from "../serializers.ts";
import { encodeStep, runEpisode } from "./run-episode.ts";
import type { Outcome } from "./run-episode.ts";

/** Characters of a message that are shown. */
const SHOWN = 600;
const ANY_IDS = { subscription: 1, registration: 1, invocation: 1 };

/** Tells what was wrong, and with the fewest messages that still show it. */
export async function reportFinding(episode: Episode, { complaint }: Outcome, port: number): Promise<string> {
  const steps = await shrink(episode, port);
  const { seed, transport, serializer, phase } = episode;
  return [
    `seed ${seed} (${transport}, ${serializer}, ${phase}): ${complaint}`,
    ...steps.map((step) => `  ${step.verdict}, ${step.what}: ${describe(step)}\n    ${octetsOf(episode, step)}`),
    `  replay: npx pnpm@12 --filter @junctor/fuzz fuzz --mutants 1 --seed ${seed}`,
  ].join("\n");
}

/** Leaves out every message without which the router still does wrong. */
async function shrink(episode: Episode, port: number): Promise<readonly Step[]> {
  let { steps } = episode;
  for (let index = steps.length - 2; index >= 0; index--) {
    const fewer = steps.filter((_, at) => at !== index);
    const { complaint, wire } = await runEpisode({ ...episode, steps: fewer }, port);
    wire?.terminate();
    if (complaint !== undefined) steps = fewer;
  }
  return steps;
}

function describe({ elements }: Step): string {
  return JSON.stringify(elements, (_key, value: unknown) => {
    if (typeof value === "bigint") return `${value}n`;
    return value instanceof FromRouter ? `<${value.name}>` : value;
  }).slice(0, SHOWN);
}

function octetsOf({ transport, serializer }: Episode, step: Step): string {
  const target = { port: 0, transport, serializer: serializers[serializer] };
  return Buffer.from(encodeStep({ target }, step, ANY_IDS))
    .toString("hex")
    .slice(0, SHOWN);
}
