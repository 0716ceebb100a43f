import type { Declaration } from "@junctor/core";
import { describe, expect, test } from "vitest";
import type { Declared, Definer } from "./declared.ts";
import { Directory } from "./directory.ts";

function declared(uri: string, definer?: Definer, declaration: Declaration = { type: "procedure" }): Declared {
  const match = "match" in declaration ? (declaration.match ?? "exact") : "exact";
  return { type: declaration.type, uri, match, declaration, definer, octets: 0, checks: undefined };
}

const newDefiner = (): Definer => ({ declarations: new Set() });
const prefix: Declaration = { type: "procedure", match: "prefix" };
const wildcard: Declaration = { type: "procedure", match: "wildcard" };

describe("a directory", () => {
  test("tells what was declared first, and of the others when that is gone", () => {
    const [directory, one, other] = [new Directory(), newDefiner(), newDefiner()];
    const [first, second] = [declared("a.b", one), declared("a.b", other)];
    directory.add(first);
    directory.add(second);
    expect([directory.best("procedure", "a.b"), directory.list("procedure")]).toEqual([first, [first]]);
    expect(directory.removeAll(one)).toEqual([first]);
    expect([directory.best("procedure", "a.b"), directory.list("procedure")]).toEqual([second, [second]]);
    directory.remove(second);
    expect([directory.best("procedure", "a.b"), directory.list("procedure"), other.declarations.size]).toEqual([
      undefined,
      [],
      0,
    ]);
  });

  test("keeps one declaration of a definer for a place, the last", () => {
    const [directory, one, other] = [new Directory(), newDefiner(), newDefiner()];
    const replaced = declared("a.b", one);
    const [last, theirs] = [declared("a.b", one), declared("a.b", other)];
    for (const each of [replaced, theirs, last]) directory.add(each);
    expect(directory.at(last)).toBe(last);
    expect([...one.declarations]).toEqual([last]);
    directory.removeAll(other);
    expect(directory.at(last)).toBe(last);
  });

  test("keeps apart what one URI is, and how it matches", () => {
    const [directory, one] = [new Directory(), newDefiner()];
    const all = [declared("a", one), declared("a", one, prefix), declared("a", one, { type: "topic" })];
    for (const each of all) directory.add(each);
    expect([directory.list("procedure"), directory.list("topic"), directory.list("error")]).toEqual([
      [all[0], all[1]],
      [all[2]],
      [],
    ]);
    expect([directory.best("procedure", "a"), directory.best("procedure", "a.b")]).toEqual([all[0], all[1]]);
  });

  test("finds the best of one definer: exact, else the longest prefix, else the best wildcard", () => {
    const [directory, one, other] = [new Directory(), newDefiner(), newDefiner()];
    const bestFirst = [
      declared("a.b.c", one),
      declared("a.b.", one, prefix),
      declared("a.", one, prefix),
      declared("a..c", one, wildcard),
    ];
    for (const each of [declared("a.b.c", other), ...bestFirst]) directory.add(each);
    for (const expected of bestFirst) {
      expect(directory.bestOf(one, "procedure", "a.b.c")).toBe(expected);
      directory.remove(expected);
    }
    expect(directory.bestOf(one, "procedure", "a.b.c")).toBeUndefined();
  });
});
