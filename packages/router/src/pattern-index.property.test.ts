import { isPattern } from "@junctor/core";
import type { MatchPolicy } from "@junctor/core";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { PatternIndex } from "./pattern-index.ts";

interface Held {
  readonly pattern: string;
  readonly match: MatchPolicy;
}

/** What the specification says, without an index. */
function matches({ pattern, match }: Held, uri: string): boolean {
  if (match === "exact") return pattern === uri;
  if (match === "prefix") return uri.startsWith(pattern);
  const [parts, components] = [pattern.split("."), uri.split(".")];
  return parts.length === components.length && parts.every((part, at) => part === "" || part === components[at]);
}

/** Ranks a pattern that matches: the greatest string wins. Each rank is one character per step. */
function rank({ pattern, match }: Held): string {
  if (match === "exact") return "3";
  if (match === "prefix") return `2${String(pattern.length).padStart(4, "0")}`;
  return `1${pattern.replaceAll(/[^.]+/g, "l").replaceAll(/(?<=^|\.)(?=\.|$)/g, "a")}`;
}

const component = fc.constantFrom("a", "b", "ab", "abc", "wamp", "__proto__");
const uri = fc.array(component, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("."));
const wildcard = fc.array(fc.oneof(component, fc.constant("")), { minLength: 1, maxLength: 5 });
const held = fc
  .oneof(
    fc.record({ pattern: uri, match: fc.constant<MatchPolicy>("exact") }),
    fc.record({
      pattern: fc.oneof(
        uri,
        uri.map((text) => `${text}.`),
      ),
      match: fc.constant<MatchPolicy>("prefix"),
    }),
    fc.record({ pattern: fc.constant(""), match: fc.constantFrom<MatchPolicy>("prefix", "wildcard") }),
    fc.record({ pattern: wildcard.map((parts) => parts.join(".")), match: fc.constant<MatchPolicy>("wildcard") }),
  )
  .filter(({ pattern, match }) => isPattern(pattern, match));

const keyOf = ({ pattern, match }: Held): string => `${match} ${pattern}`;
const sorted = (all: Iterable<string>): string[] => Array.from(all).sort();

test("the index finds just what a search through all patterns finds, whatever came and went", () => {
  const steps = fc.array(fc.record({ held, edit: fc.constantFrom("add", "add", "remove") }), { maxLength: 60 });
  fc.assert(
    fc.property(steps, fc.array(uri, { minLength: 1, maxLength: 20 }), (edits, uris) => {
      const [index, oracle] = [new PatternIndex<string>(), new Map<string, Held>()];
      for (const { held: each, edit } of edits) applyEdit({ index, oracle }, each, edit);
      expect(index.size).toBe(oracle.size);
      for (const each of uris) {
        const matching = [...oracle.values()].filter((one) => matches(one, each));
        expect(sorted(index.match(each))).toEqual(sorted(matching.map(keyOf)));
        const best = matching.sort((one, other) => (rank(one) < rank(other) ? 1 : -1))[0];
        expect(index.best(each)).toBe(best && keyOf(best));
      }
      for (const each of oracle.values()) index.remove(each.pattern, each.match);
      expect([index.size, ...uris.flatMap((each) => index.match(each))]).toEqual([0]);
    }),
    { numRuns: 300 },
  );
});

interface Both {
  readonly index: PatternIndex<string>;
  readonly oracle: Map<string, Held>;
}

function applyEdit({ index, oracle }: Both, each: Held, edit: string): void {
  const key = keyOf(each);
  if (edit === "add" && !oracle.has(key)) {
    index.add(each.pattern, each.match, key);
    oracle.set(key, each);
  }
  if (edit === "remove" && oracle.delete(key)) index.remove(each.pattern, each.match);
}

test("what a match visits does not grow with patterns that lead elsewhere", () => {
  const visits: number[] = [];
  for (const size of [10, 10_000]) {
    const index = new PatternIndex<number>();
    for (let n = 0; n < size; n++) {
      index.add(`com.other${n}.topic`, "prefix", n);
      index.add(`com.other${n}..topic`, "wildcard", n);
    }
    visits.push(countLookups(() => index.match("com.example.some.topic")));
  }
  expect(visits[1]).toBe(visits[0]);
});

/** How often `Map.prototype.get` is called meanwhile. */
function countLookups(run: () => unknown): number {
  const spy = vi.spyOn(Map.prototype, "get");
  run();
  const { length } = spy.mock.calls;
  spy.mockRestore();
  return length;
}
