import type { MatchPolicy } from "@junctor/core";
import { expect, test } from "vitest";
import { seededRandom } from "../hand-clock.test-support.ts";
import { Permissions } from "./permissions.ts";
import type { Verdict } from "./permissions.ts";
import type { Question } from "./question.ts";
import { actions } from "./action.ts";
import type { Action } from "./action.ts";
import { createRule } from "./rule.ts";
import type { Rule } from "./rule.ts";

/** What the components of rules are made of; the universe has one letter more, `z`. */
const ends = ["a", "ab", "w", "wamp"];
const components = ["a", "ab", "wamp"];
const universe = allUris([...ends, "z", ...ends.map((end) => `${end}z`)], 4);
const split = universe.map((uri) => uri.split("."));

/** Every URI of up to so many of these components. */
function allUris(parts: readonly string[], length: number): readonly string[] {
  if (length === 1) return parts;
  const shorter = allUris(parts, length - 1);
  const longest = shorter.filter((uri) => uri.split(".").length === length - 1);
  return [...shorter, ...longest.flatMap((uri) => parts.map((part) => `${uri}.${part}`))];
}

const isReserved = (uri: string): boolean => uri.split(".")[0] === "wamp";

/** The places, in the universe, of what matches a pattern as the specification says. */
function matching(match: MatchPolicy, pattern: string): readonly number[] {
  const parts = pattern.split(".");
  return Array.from(universe.keys()).filter((place) => {
    if (match === "exact") return universe[place] === pattern;
    if (match === "prefix") return universe[place]?.startsWith(pattern);
    const given = split[place] ?? [];
    return parts.length === given.length && parts.every((part, at) => part === "" || part === given[at]);
  });
}

/** The places, in the universe, of what a pattern means; what is under `wamp` only if it begins with that. */
const meant = new Map<string, readonly number[]>();
function placesOf({ match, uri: pattern }: { match: MatchPolicy; uri: string }): readonly number[] {
  const key = `${match} ${pattern}`;
  const places =
    meant.get(key) ?? matching(match, pattern).filter((place) => isReserved(pattern) || split[place]?.[0] !== "wamp");
  meant.set(key, places);
  return places;
}

/** Ranks rules about the same URI: the greatest string wins. */
function rank({ uri, match }: Rule): string {
  if (match === "exact") return "3";
  if (match === "prefix") return `2${String(uri.length).padStart(4, "0")}`;
  return `1${uri
    .split(".")
    .map((part) => (part === "" ? "0" : "1"))
    .join("")}`;
}

/** The rule about every URI of the universe, found without an index. */
function ruleEach(rules: readonly Rule[]): (Rule | undefined)[] {
  const found: (Rule | undefined)[] = Array.from(universe, () => undefined);
  const ranked = Array.from(rules).sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  for (const rule of ranked) for (const place of placesOf(rule)) found[place] = rule;
  return found;
}

/** Looks at every URI of the universe that is meant. */
function bruteForce(ruled: readonly (Rule | undefined)[], question: Question): Verdict {
  const { action, uri } = question;
  if (isReserved(uri) && (action === "publish" || action === "register")) return "allowed";
  const found = placesOf(question).map((place) => ruled[place]);
  const refused = found.filter((rule) => rule?.allow[action] !== true);
  if (refused.some((rule) => rule?.ask === false)) return "denied";
  return refused.length > 0 ? "unruled" : "allowed";
}

interface Dice {
  readonly below: (limit: number) => number;
}

function dice(seed: number): Dice {
  const { uint32 } = seededRandom(seed);
  return { below: (limit) => uint32() % limit };
}

function pick<T>({ below }: Dice, from: readonly T[]): T {
  return from[below(from.length)] as T;
}

function somePattern(roll: Dice): { uri: string; match: MatchPolicy } {
  const match = pick<MatchPolicy>(roll, ["exact", "prefix", "wildcard"]);
  const parts = Array.from({ length: 1 + roll.below(3) }, () => pick(roll, components));
  if (match === "prefix") parts.splice(-1, 1, pick(roll, ["", ...ends]));
  return { match, uri: parts.map((part) => (match === "wildcard" && roll.below(2) === 0 ? "" : part)).join(".") };
}

function someRules(roll: Dice): readonly Rule[] {
  // Some roles allow nearly everything, so that patterns have a chance.
  const generosity = 2 + roll.below(8);
  const allows = (): boolean => roll.below(generosity) > 0;
  const rules = new Map<string, Rule>();
  for (let n = roll.below(8); n >= 0; n--) {
    const pattern = n === 0 && roll.below(2) === 0 ? { uri: "", match: "prefix" as const } : somePattern(roll);
    const allow = { call: allows(), register: allows(), publish: allows(), subscribe: allows() };
    rules.set(
      `${pattern.match} ${pattern.uri}`,
      createRule({ ...pattern, allow, ask: roll.below(4) === 0 }, disclosure),
    );
  }
  return [...rules.values()];
}

function someQuestion(roll: Dice): Question {
  const action = pick<Action>(roll, actions);
  if (action === "call" || action === "publish") return { action, match: "exact", uri: pick(roll, universe) };
  return { action, ...somePattern(roll) };
}

const disclosure = { caller: "allow", publisher: "allow" } as const;
const QUESTIONS = 50;

/** Asks one random role many random questions. Returns those that are answered differently, and how. */
function differences(roll: Dice): unknown[] {
  const rules = someRules(roll);
  const permissions = new Permissions({ role: "user", uriRule: "loose", rules, disclosure });
  const ruled = ruleEach(rules);
  return Array.from({ length: QUESTIONS }, () => someQuestion(roll)).flatMap((question) => {
    const [said, right] = [permissions.verdict(question), bruteForce(ruled, question)];
    return said === right ? [] : [{ rules, question, said, right }];
  });
}

// 100,000 cases of rules, action, URI and match policy.
test.each(Array.from({ length: 10 }, (_, seed) => seed))(
  "roles may do just what a look at every single URI says (seed %i)",
  (seed) => {
    const roll = dice(seed);
    const found = Array.from({ length: 10_000 / QUESTIONS }, () => differences(roll));
    expect(found.flat().slice(0, 1)).toEqual([]);
  },
);

test("the cases are of every kind", () => {
  const roll = dice(0);
  const verdicts = Array.from({ length: 100 }, () => {
    const ruled = ruleEach(someRules(roll));
    return Array.from({ length: QUESTIONS }, () => someQuestion(roll)).map(
      (question) => `${question.match} ${bruteForce(ruled, question)}`,
    );
  });
  expect(new Set(verdicts.flat()).size).toBe(9);
});
