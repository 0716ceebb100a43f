import { ours, theirs } from "../src/implementations.ts";
import type { Implementation, Lack } from "../src/wamp-peer.ts";

/** Who meets whom for features beyond the Basic Profile. */
export type Pair = readonly [one: Implementation, other: Implementation];

/** Each of theirs with one of ours, both ways, so that all transports and serializers take part. */
const mixed: readonly Pair[] = theirs.flatMap((their, index) => {
  const our = ours[index % ours.length] as Implementation;
  return [[their, our] as const, [our, their] as const];
});

/** Each of theirs with the next one, which also lets autobahn meet wampy both ways. */
const foreign: readonly Pair[] = theirs.map(
  (their, index) => [their, theirs[(index + 1) % theirs.length] as Implementation] as const,
);

const pairs: readonly Pair[] = [...mixed, ...foreign];

/** Pairs whose first lacks nothing of `first`, and whose second lacks nothing of `second`. */
export function pairsWithout({ first = [], second = [] }: { first?: Lack[]; second?: Lack[] } = {}): readonly Pair[] {
  return pairs.filter(([one, other]) => has(one, first) && has(other, second));
}

/** Pairs of whom the second cannot do something. */
export function pairsWhoseSecondLacks(lack: Lack): readonly Pair[] {
  return pairs.filter(([, other]) => other.lacks.includes(lack));
}

/** A pair as the name of a test. */
export function nameOf([one, other]: Pair): string {
  return `${one.name} and ${other.name}`;
}

function has({ lacks }: Implementation, needed: readonly Lack[]): boolean {
  return needed.every((lack) => !lacks.includes(lack));
}
