import type { Proof } from "./attack.ts";

/** Tests of one file, by their titles. */
export function proofs(file: string, ...titles: readonly string[]): Proof[] {
  return titles.map((title) => ({ file, title }));
}

/** Scenarios of the conformance suite over every transport and serializer. */
export function scenarios(file: string, ...titles: readonly string[]): Proof[] {
  return proofs(`tools/conformance/src/router/${file}.ts`, ...titles);
}

/** The mutants that a started router gets. */
export const mutants: readonly Proof[] = proofs("tools/fuzz/e2e/fuzz-process.test.ts", "takes 100,000 mutants");
