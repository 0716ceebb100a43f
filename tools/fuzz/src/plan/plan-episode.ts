import { MessageType as T } from "@junctor/core";
import type { SerializerName } from "@junctor/core";
import { SeededRandom } from "../seeded-random.ts";
import type { Elements } from "../wire/elements.ts";
import type { TransportName } from "../wire/wire-format.ts";
import { planStep } from "./plan-step.ts";
import type { Kind } from "./plan-step.ts";
import type { Step } from "./step.ts";

/** The messages of one session: some that are odd but allowed, then one that may be the end. */
export interface Episode {
  readonly seed: number;
  readonly transport: TransportName;
  readonly serializer: SerializerName;
  /** Whether the mutants come in an open session, or instead of HELLO. */
  readonly phase: "session" | "joining";
  readonly steps: readonly Step[];
}

/** Requests that every session makes first. */
export const FIRST_REQUESTS = 3;

const MAX_ALLOWED = 14;
const JOINING = 12;
const TRANSPORTS: readonly TransportName[] = ["websocket", "rawsocket"];
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

/** Makes the episode of a seed, always the same. Six seeds in a row are each transport with each serializer. */
export function planEpisode(seed: number): Episode {
  const random = new SeededRandom(seed);
  const transport = TRANSPORTS[seed % 2] as TransportName;
  const serializer = SERIALIZERS[Math.floor(seed / 2) % 3] as SerializerName;
  if (random.below(JOINING) === 0) {
    const context = { random, transport, serializer, ids: { next: () => 1 }, valid: () => hello(random) };
    return { seed, transport, serializer, phase: "joining", steps: [planStep(random.pick(JOINING_ENDS), context)] };
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
