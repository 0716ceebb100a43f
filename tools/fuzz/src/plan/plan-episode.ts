import { MessageType as T } from "@junctor/core";
import type { SerializerName } from "@junctor/core";
import { SeededRandom } from "../seeded-random.ts";
import type { Elements } from "../wire/elements.ts";
import type { TransportName } from "../wire/wire-format.ts";
import { RIGHT_ANSWER } from "./right-answer.ts";
import { planStep } from "./plan-step.ts";
import type { Kind } from "./plan-step.ts";
import type { Step } from "./step.ts";

/** When mutants come. */
export type Phase = "session" | "joining" | "challenged";

/** The messages of one session: some that are odd but allowed, then one that may be the end. */
export interface Episode {
  readonly seed: number;
  readonly transport: TransportName;
  readonly serializer: SerializerName;
  /** Whether the mutants come in an open session, instead of HELLO, or instead of the answer to CHALLENGE. */
  readonly phase: Phase;
  readonly steps: readonly Step[];
}

/** Requests that every session makes first. */
export const FIRST_REQUESTS = 3;

const MAX_ALLOWED = 14;
/** One episode in so many is about HELLO, and as many about AUTHENTICATE. */
const JOINING = 12;
const TRANSPORTS: readonly TransportName[] = ["websocket", "rawsocket", "batched"];
const SERIALIZERS: readonly SerializerName[] = ["json", "msgpack", "cbor"];
const ENDS: readonly Kind[] = [
  "violating",
  "violating",
  "doubtful",
  "doubtful",
  "octets",
  "octets",
  "frames",
  "allowed",
];
const JOINING_ENDS: readonly Kind[] = ["malforming", "doubtful", "octets"];
const CHALLENGED_ENDS: readonly Kind[] = ["malforming", "answering", "answering", "doubtful", "octets"];

/** Makes the episode of a seed, always the same. Nine seeds in a row are each transport with each serializer. */
export function planEpisode(seed: number): Episode {
  const random = new SeededRandom(seed);
  const transport = TRANSPORTS[seed % 3] as TransportName;
  const serializer = SERIALIZERS[Math.floor(seed / 3) % 3] as SerializerName;
  const chance = random.below(JOINING);
  if (chance < 2) {
    const [phase, valid, ends] =
      chance === 0
        ? (["joining", () => hello(random), JOINING_ENDS] as const)
        : (["challenged", () => RIGHT_ANSWER, CHALLENGED_ENDS] as const);
    const context = { random, transport, serializer, ids: { next: () => 1 }, valid };
    return { seed, transport, serializer, phase, steps: [planStep(random.pick(ends), context)] };
  }
  let last = FIRST_REQUESTS;
  const context = { random, transport, serializer, ids: { next: (gap = 0) => (last += gap + 1) } };
  const steps = Array.from({ length: random.below(MAX_ALLOWED) }, () => planStep("allowed", context));
  steps.push(planStep(random.pick(ENDS), context));
  return { seed, transport, serializer, phase: "session", steps };
}

/** HELLO of a client in all roles. */
export function hello(random: SeededRandom): Elements {
  const features = { call_canceling: true, progressive_call_results: true, pattern_based_subscription: true };
  const roles = { publisher: {}, subscriber: { features }, caller: { features }, callee: { features } };
  return [T.HELLO, "realm1", random.below(2) === 0 ? { roles } : { roles, authmethods: ["anonymous"], agent: "fuzz" }];
}
