import type { MatchPolicy } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { PatternIndex } from "./pattern-index.ts";

type Row = readonly [pattern: string, match: MatchPolicy, value?: string];

function indexOf(...rows: Row[]): PatternIndex<string> {
  const index = new PatternIndex<string>();
  for (const [pattern, match, value = pattern] of rows) index.add(pattern, match, value);
  return index;
}

describe("the pattern index", () => {
  test("finds what was added under an exact pattern, and nothing else", () => {
    const index = indexOf(["com.example.a", "exact", "A"]);
    expect(index.match("com.example.a")).toEqual(["A"]);
    expect(index.best("com.example.a")).toBe("A");
    expect(index.match("com.example")).toEqual([]);
    expect(index.best("com.example.a.b")).toBeUndefined();
    expect(index.get("com.example.a", "prefix")).toBeUndefined();
    expect(index.get("com.example.a", "wildcard")).toBeUndefined();
  });

  test("keeps the same string under three policies apart (AP-PSUB-06, AP-PREG-08)", () => {
    const index = indexOf(["a.b", "exact", "E"], ["a.b", "prefix", "P"], ["a.b", "wildcard", "W"]);
    expect([index.get("a.b", "exact"), index.get("a.b", "prefix"), index.get("a.b", "wildcard")]).toEqual([
      "E",
      "P",
      "W",
    ]);
    expect(index.match("a.b")).toEqual(["E", "P", "W"]);
    index.remove("a.b", "prefix");
    expect(index.match("a.b")).toEqual(["E", "W"]);
    index.remove("a.b", "exact");
    expect(index.best("a.b")).toBe("W");
    expect(index.size).toBe(1);
  });

  test.each([
    ["com.myapp.topic.emergency", true],
    ["com.myapp.topic.emergency.11", true],
    ["com.myapp.topic.emergency-low", true],
    ["com.myapp.topic.emergency.category.severe", true],
    ["com.myapp.topic.emerge", false],
    ["com.myapp.topic", false],
    ["com.myapp.topics.emergency", false],
  ])("by prefix com.myapp.topic.emergency finds %s: %s (AP-PSUB-02)", (uri, found) => {
    const index = indexOf(["com.myapp.topic.emergency", "prefix", "P"]);
    expect(index.match(uri)).toEqual(found ? ["P"] : []);
  });

  test.each([
    ["com.myapp.foo.userevent", true],
    ["com.myapp.foo.userevent.bar", false],
    ["com.myapp.foo.user", false],
    ["com.myapp2.foo.userevent", false],
    ["com.myapp.userevent", false],
  ])("by wildcard com.myapp..userevent finds %s: %s (AP-PSUB-03)", (uri, found) => {
    const index = indexOf(["com.myapp..userevent", "wildcard", "W"]);
    expect(index.match(uri)).toEqual(found ? ["W"] : []);
  });

  test.each([
    ["a1.b2.c3.d4.e55", "R1"],
    ["a1.b2.c3.d98.e74", "R2"],
    ["a1.b2.c3.d4.e325", "R3"],
    ["a1.b2.c55.d4.e5", "R4"],
    // The text routes it to R5, but R2 is a prefix of it by string (T8).
    ["a1.b2.c33.d4.e5", "R2"],
    ["a1.b2.c88.d4.e5.f6.g7", "R6"],
    ["a2.b2.c2.d2.e2", undefined],
  ])("sends a call to %s to %s (AP-PREG-04, AP-PREG-05, AP-PREG-06, T8, T27)", (uri, best) => {
    const index = indexOf(
      ["a1.b2.c3.d4.e55", "exact", "R1"],
      ["a1.b2.c3", "prefix", "R2"],
      ["a1.b2.c3.d4", "prefix", "R3"],
      ["a1.b2..d4.e5", "wildcard", "R4"],
      ["a1.b2.c33..e5", "wildcard", "R5"],
      ["a1.b2..d4.e5..g7", "wildcard", "R6"],
      ["a1.b2..d4..f6.g7", "wildcard", "R7"],
    );
    expect(index.best(uri)).toBe(best);
  });

  test("takes the wildcard whose literal components come first, however many they are (T27)", () => {
    const index = indexOf([".b.c.d", "wildcard"], ["a...", "wildcard"], ["...", "wildcard"]);
    expect(index.match("a.b.c.d")).toEqual(["a...", ".b.c.d", "..."]);
    expect(index.best("a.b.c.d")).toBe("a...");
    expect(index.best("x.b.c.d")).toBe(".b.c.d");
  });

  test("matches everything by the empty prefix, and one component by the empty wildcard (T18)", () => {
    const index = indexOf(["", "prefix", "P"], ["", "wildcard", "W"]);
    expect(index.match("a")).toEqual(["P", "W"]);
    expect(index.match("a.b")).toEqual(["P"]);
  });

  test("does not match a prefix that ends in a dot without something behind it", () => {
    const index = indexOf(["a.", "prefix"]);
    expect(index.match("a")).toEqual([]);
    expect(index.match("a.b")).toEqual(["a."]);
  });

  test("lists prefixes from the shortest to the longest", () => {
    const index = indexOf(["a.bc", "prefix"], ["a.", "prefix"], ["", "prefix"], ["a.b", "prefix"]);
    expect(index.match("a.bcd.e")).toEqual(["", "a.", "a.b", "a.bc"]);
  });

  test("forgets what was removed, and keeps its neighbours", () => {
    const index = indexOf(["a.b.c", "prefix"], ["a.b", "prefix"], ["a..c", "wildcard"], ["a..d", "wildcard"]);
    index.remove("a.b.c", "prefix");
    index.remove("a..c", "wildcard");
    expect(index.match("a.b.c")).toEqual(["a.b"]);
    expect(index.match("a.b.d")).toEqual(["a.b", "a..d"]);
    index.remove("a.b", "prefix");
    index.remove("a..d", "wildcard");
    expect(index.match("a.b.d")).toEqual([]);
    expect(index.size).toBe(0);
  });

  test("is not confused by names of object properties", () => {
    const index = indexOf(["", "prefix", "P"], [".", "wildcard", "W"]);
    expect(index.match("__proto__")).toEqual(["P"]);
    expect(index.match("constructor.toString")).toEqual(["P", "W"]);
    expect(index.get("__proto__", "prefix")).toBeUndefined();
    expect(index.get("constructor", "wildcard")).toBeUndefined();
  });
});
