/** A test that shows an attack fail. */
export interface Proof {
  /** Its file, from the root of the repository. */
  readonly file: string;
  /** Its title, or the part that tells it from others; as it stands in the file. */
  readonly title: string;
}

/** One thing that hostile peers try. */
export interface Attack {
  readonly attack: string;
  readonly proofs: readonly Proof[];
  /** What is not proven by a test, and why. */
  readonly unproven?: string | undefined;
}
