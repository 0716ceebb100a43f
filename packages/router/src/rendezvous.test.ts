import { expect, test } from "vitest";
import { hashOf, rendezvous } from "./rendezvous.ts";
import type { RendezvousNode } from "./rendezvous.ts";

const keys = Array.from({ length: 3_000 }, (_, n) => `sn${n}`);
const nodes = (names: readonly string[]): RendezvousNode[] => names.map((name) => ({ name, hash: hashOf(name) }));
const placed = (names: readonly string[]): (string | undefined)[] =>
  keys.map((key) => rendezvous(key, nodes(names))?.name);
const abc = ["node-a", "node-b", "node-c"];

test("a key has no node where there is none, and the only one where there is one", () => {
  expect(rendezvous("sn1", [])).toBeUndefined();
  expect(new Set(placed(["node-a"]))).toEqual(new Set(["node-a"]));
});

test("the order of the nodes does not matter, even if their hashes are equal", () => {
  expect(placed(["node-c", "node-a", "node-b"])).toEqual(placed(abc));
  const [one, other] = [
    { name: "one", hash: 7 },
    { name: "other", hash: 7 },
  ];
  expect([rendezvous("sn1", [one, other])?.name, rendezvous("sn1", [other, one])?.name]).toEqual(["one", "one"]);
});

test("every node gets about its share of the keys", () => {
  const shares = abc.map((name) => placed(abc).filter((place) => place === name).length);
  expect(Math.min(...shares)).toBeGreaterThan(900);
});

test("a node that comes takes keys over, and none moves between the others", () => {
  const after = placed([...abc, "node-d"]);
  const moved = placed(abc).flatMap((before, index) => (after[index] === before ? [] : [after[index]]));
  expect(new Set(moved)).toEqual(new Set(["node-d"]));
});
