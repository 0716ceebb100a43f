import type { SerializerName } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { octetMutations } from "../plan/octet-mutations.ts";
import { SeededRandom } from "../seeded-random.ts";
import { checkDecode } from "./check-decode.ts";
import { seedCorpus } from "./seed-corpus.ts";

describe.each(["json", "msgpack", "cbor"] as const)("%s", (name) => {
  test("reads or refuses 5,000 mutated messages, and the next good one", () => {
    const random = new SeededRandom(1);
    const corpus = seedCorpus(name);
    expect(corpus.length).toBeGreaterThan(50);
    const mutants = Array.from({ length: 5_000 }, () => {
      const { apply } = random.pick(octetMutations);
      return apply(random, random.pick(corpus), name);
    });
    expect(mutants.flatMap((octets) => faultOf(name, octets))).toEqual([]);
  });
});

/** What is wrong with the decoding of `octets`, if anything, with the octets. */
function faultOf(name: SerializerName, octets: Uint8Array): string[] {
  try {
    checkDecode(name, octets);
    return [];
  } catch (error) {
    return [`${String(error)}: ${Buffer.from(octets).toString("hex")}`];
  }
}
