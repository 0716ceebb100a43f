import { expect, test } from "vitest";
import { HOT_TOPICS, hotTopic, MATCHES, planSubscriptions } from "./subscription-plan.ts";
import type { PlannedSubscription } from "./subscription-plan.ts";

test.each([1_000, 20_000])(
  "of %d subscriptions 80 %% are exact, 15 %% prefix and 5 %% wildcard, all different",
  (count) => {
    const plan = planSubscriptions(count);
    expect(plan).toHaveLength(count);
    expect(new Set(plan.map(({ topic, match }) => `${match} ${topic}`)).size).toBe(count);
    const share = (match: string): number => plan.filter((subscription) => subscription.match === match).length / count;
    expect([share("exact"), share("prefix"), share("wildcard")]).toEqual([0.8, 0.15, 0.05]);
  },
);

test("each hot topic matches ten subscriptions, however many there are", () => {
  for (const count of [1_000, 20_000]) {
    const plan = planSubscriptions(count);
    const matches = Array.from({ length: HOT_TOPICS }, (_, index) =>
      plan.filter((subscription) => matchesTopic(subscription, hotTopic(index))),
    );
    expect(matches.map((found) => found.length)).toEqual(Array(HOT_TOPICS).fill(MATCHES));
  }
});

function matchesTopic({ topic, match }: PlannedSubscription, published: string): boolean {
  if (match === "exact") return topic === published;
  if (match === "prefix") return published.startsWith(topic);
  const words = published.split(".");
  const pattern = topic.split(".");
  return pattern.length === words.length && pattern.every((word, at) => word === "" || word === words[at]);
}
