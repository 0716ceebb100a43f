import { SeededRandom } from "./seeded-random.ts";
import { makeSetup } from "./setup.ts";
import type { Setup } from "./setup.ts";

/** How often each kind of step comes, before a seed puts its own emphasis on some. */
const weights = {
  connect: 5,
  hello: 6,
  subscribe: 8,
  unsubscribe: 4,
  publish: 14,
  register: 7,
  unregister: 3,
  call: 14,
  /** A further chunk of a call, the last one among them. */
  chunk: 9,
  cancel: 5,
  /** A call that ends other sessions. */
  kill: 0.6,
  /** A call that asks what was published before. */
  history: 3,
  /** A call that takes a subscription or registration from somebody. */
  remove: 1.5,
  /** A call that leaves something to be published at the end of the session, or takes that back. */
  testament: 2,
  yield: 16,
  error: 3,
  goodbye: 0.5,
  abort: 0.2,
  /** The link breaks: what is on the way is lost. */
  disconnect: 0.6,
  /** The client closes the connection without GOODBYE: what is on the way to the router arrives. */
  hangUp: 0.2,
  malformed: 0.3,
  /** The client stops reading. */
  pause: 1,
  resume: 3,
  /** One link of those that carry something delivers, to the router or to a client. */
  deliver: 55,
  /** The router's event-loop turn ends. */
  turn: 20,
  /** The router closes gently. */
  drain: 0.05,
  /** Time passes. */
  wait: 2,
};

/** What can happen in one step. */
export type StepKind = keyof typeof weights;

/** One step; `a` and `b` choose among what is there when it is taken, so that any step may be left out. */
export interface Step {
  readonly kind: StepKind;
  readonly client: number;
  readonly a: number;
  readonly b: number;
}

const endings = ["vanish", "goodbye", "shutdown", "drain"] as const;

/** All that happens in one world. The same plan always gives the same run. */
export interface Plan {
  /** For the choices of the router, such as ids. */
  readonly seed: number;
  readonly setup: Setup;
  readonly clients: number;
  readonly steps: readonly Step[];
  /** How the clients leave after the last step: links break, all say GOODBYE, or the router closes, at once or gently. */
  readonly ending: (typeof endings)[number];
  /** Octets that may wait for one client. */
  readonly maxQueuedBytes: number;
}

/** What every client does first. */
const prelude: readonly StepKind[] = ["connect", "hello", "register", "subscribe"];

/** Makes the plan of a seed. */
export function makePlan(seed: number): Plan {
  const random = new SeededRandom(Math.imul(seed, 0x9e3779b1));
  const clients = 2 + random.below(5);
  const table = emphasize(random);
  const step = (kind: StepKind, client: number): Step => ({ kind, client, a: random.uint32(), b: random.uint32() });
  const steps: Step[] = [];
  for (let client = 0; client < clients; client++) {
    for (const kind of prelude) steps.push(step(kind, client));
  }
  const length = 60 + random.below(260);
  while (steps.length < length) steps.push(step(pick(table, random), random.below(clients)));
  const ending = endings[random.below(endings.length)] ?? "vanish";
  const maxQueuedBytes = random.below(3) === 0 ? 3_000 : 1_000_000;
  return { seed, setup: makeSetup(random), clients, steps, ending, maxQueuedBytes };
}

type WeightTable = readonly (readonly [kind: StepKind, upTo: number])[];

/** Every seed leaves some kinds out and does others more often: rare things meet only so. */
function emphasize(random: SeededRandom): WeightTable {
  let sum = 0;
  return Object.entries(weights).map(([kind, weight]) => {
    const factor = kind === "deliver" || kind === "turn" ? 1 + random.below(3) : ([0.2, 1, 1, 3][random.below(4)] ?? 1);
    sum += weight * factor;
    return [kind as StepKind, sum];
  });
}

function pick(table: WeightTable, random: SeededRandom): StepKind {
  const total = table.at(-1)?.[1] ?? 0;
  const at = (random.uint32() / 2 ** 32) * total;
  return table.find(([, upTo]) => at < upTo)?.[0] ?? "turn";
}
