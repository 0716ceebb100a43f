/** One SUBSCRIBE: its topic and match policy. */
export interface PlannedSubscription {
  readonly topic: string;
  readonly match: "exact" | "prefix" | "wildcard";
}

/** Topics that are published to; each matches ten subscriptions. */
export const HOT_TOPICS = 10;
/** The subscriptions each hot topic matches. */
export const MATCHES = 10;

const WORDS = ["a", "b", "c", "d", "e", "f"];

/** The `index`-th topic that is published to. */
export function hotTopic(index: number): string {
  return ["bench", `g${index}`, ...WORDS].join(".");
}

/**
 * The `count` different subscriptions of a large realm: 80 % exact, 15 % prefix, 5 % wildcard.
 * The first hundred are those the hot topics match.
 */
export function planSubscriptions(count: number): PlannedSubscription[] {
  const plan = Array.from({ length: HOT_TOPICS }, (_, index) => matchingSubscriptions(index)).flat();
  const left = { exact: count * 0.8, prefix: count * 0.15, wildcard: count * 0.05 };
  for (const { match } of plan) left[match]--;
  for (let i = 0; i < left.exact; i++) plan.push({ topic: `bench.x${i % 1_000}.y${i}`, match: "exact" });
  for (let i = 0; i < left.prefix; i++) plan.push({ topic: `bench.p${i % 1_000}.q${i}`, match: "prefix" });
  for (let i = 0; i < left.wildcard; i++) plan.push({ topic: `bench.w${i % 1_000}..v${i}`, match: "wildcard" });
  return plan;
}

/** One exact, five prefix and four wildcard subscriptions that all match hot topic `index`. */
function matchingSubscriptions(index: number): PlannedSubscription[] {
  const words = hotTopic(index).split(".");
  const prefix = [3, 4, 5, 6, 7].map((length) => ({
    topic: words.slice(0, length).join("."),
    match: "prefix" as const,
  }));
  const wildcard = [2, 3, 4, 5].map((hole) => ({
    topic: words.map((word, at) => (at === hole ? "" : word)).join("."),
    match: "wildcard" as const,
  }));
  return [{ topic: words.join("."), match: "exact" }, ...prefix, ...wildcard];
}
