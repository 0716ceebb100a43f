import { describe, expect, test } from "vitest";
import { PatternIndex } from "./pattern-index.ts";

describe("the pattern index", () => {
  test("finds what was added under an exact pattern, and nothing else", () => {
    const index = new PatternIndex<string>();
    index.add("com.example.a", "exact", "A");
    expect(index.match("com.example.a")).toEqual(["A"]);
    expect(index.best("com.example.a")).toBe("A");
    expect(index.match("com.example")).toEqual([]);
    expect(index.best("com.example.a.b")).toBeUndefined();
    expect(index.get("com.example.a", "prefix")).toBeUndefined();
  });

  test("forgets what was removed", () => {
    const index = new PatternIndex<string>();
    index.add("com.example.a", "exact", "A");
    index.remove("com.example.a", "exact");
    expect(index.best("com.example.a")).toBeUndefined();
    expect(index.size).toBe(0);
  });

  test("is not confused by names of object properties", () => {
    const index = new PatternIndex<string>();
    expect(index.best("__proto__")).toBeUndefined();
    expect(index.best("constructor")).toBeUndefined();
  });
});
