import { MessageType as T } from "@junctor/core";
import type { MessageType, SerializerName } from "@junctor/core";
import { SeededRandom } from "../seeded-random.ts";
import { serializers } from "../serializers.ts";
import type { Elements } from "../wire/elements.ts";
import type { TransportName } from "../wire/wire-format.ts";
import { answerMutation } from "./answer-mutation.ts";
import { allowedMutations } from "./allowed-mutations.ts";
import type { Mutation } from "./allowed-mutations.ts";
import { doubtfulMutations } from "./doubtful-mutations.ts";
import { frameMutations } from "./frame-mutations.ts";
import { octetMutations } from "./octet-mutations.ts";
import type { Step, Verdict } from "./step.ts";
import { validMessage } from "./valid-message.ts";
import type { RequestIds } from "./valid-message.ts";
import { malformingMutations, violatingMutations } from "./violating-mutations.ts";

/** What sort of mutant is wanted. */
export type Kind = "allowed" | "violating" | "malforming" | "answering" | "doubtful" | "octets" | "frames";

/** What a step is made from. */
export interface StepContext {
  readonly random: SeededRandom;
  readonly transport: TransportName;
  readonly serializer: SerializerName;
  readonly ids: RequestIds;
  /** Makes what is mutated. Default: a message of an open session. */
  readonly valid?: (() => Elements) | undefined;
}

const TABLES: {
  readonly [K in Kind]?: { readonly verdict: Verdict; readonly mutations: { readonly [what: string]: Mutation } };
} = {
  allowed: { verdict: "allowed", mutations: allowedMutations },
  violating: { verdict: "violation", mutations: violatingMutations },
  malforming: { verdict: "violation", mutations: malformingMutations },
  doubtful: { verdict: "either", mutations: doubtfulMutations },
};
const ANSWERED: readonly MessageType[] = [T.SUBSCRIBE, T.UNSUBSCRIBE, T.REGISTER, T.UNREGISTER];

/** Makes one mutant of a message. */
export function planStep(kind: Kind, context: StepContext): Step {
  if (kind === "answering") return answerMutation(context.random);
  const table = TABLES[kind];
  if (table !== undefined) return mutateElements(table, context);
  return kind === "octets" ? mutateOctets(context) : mutateFrames(context);
}

function mutateElements({ verdict, mutations }: NonNullable<(typeof TABLES)[Kind]>, context: StepContext): Step {
  const { random } = context;
  for (;;) {
    const [what, mutate] = random.pick(Object.entries(mutations));
    const valid = makeValid(context);
    const elements = mutate(random, valid, context.ids);
    if (elements === undefined) continue;
    return { what, verdict, elements, request: verdict === "allowed" ? requestOf(elements) : undefined };
  }
}

function mutateOctets(context: StepContext): Step {
  const { what, verdict, apply } = context.random.pick(octetMutations);
  const seed = context.random.uint32();
  const octets = (message: Uint8Array) => apply(new SeededRandom(seed), message, context.serializer);
  return { what, verdict, elements: makeAscii(context), octets };
}

function mutateFrames(context: StepContext): Step {
  const { what, verdict, apply } = context.random.pick(frameMutations[context.transport]);
  const seed = context.random.uint32();
  const frames = (message: Uint8Array) => apply(new SeededRandom(seed), message, serializers[context.serializer]);
  return { what, verdict, elements: makeValid(context), frames };
}

function makeValid({ random, ids, valid }: StepContext): Elements {
  return valid === undefined ? validMessage(random, ids) : valid();
}

/** Cutting a character in two is the transport's matter, so there are none of several octets. */
function makeAscii(context: StepContext): Elements {
  return makeValid(context).map((element) => (element === "com.example.é" ? "com.example.e" : element));
}

function requestOf(elements: Elements): Step["request"] {
  const type = ANSWERED.find((candidate) => candidate === elements[0]);
  return type === undefined ? undefined : { type, id: elements[1] as number };
}
