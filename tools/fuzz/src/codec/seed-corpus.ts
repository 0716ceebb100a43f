import type { SerializerName } from "@junctor/core";
import { planEpisode } from "../plan/plan-episode.ts";
import { FromRouter } from "../plan/step.ts";
import { serializers } from "../serializers.ts";
import { encodeElements } from "../wire/elements.ts";

const EPISODES = 40;
/** Longer ones only slow the fuzzer down. */
const MAX_OCTETS = 300;

/** Messages to start from. */
export function seedCorpus(name: SerializerName): Uint8Array[] {
  const steps = Array.from({ length: EPISODES }, (_, seed) => planEpisode(seed).steps).flat();
  return steps
    .map(({ elements }) => elements.map((element) => (element instanceof FromRouter ? 1 : element)))
    .map((elements) => encodeElements(serializers[name], elements))
    .filter(({ length }) => length <= MAX_OCTETS);
}
