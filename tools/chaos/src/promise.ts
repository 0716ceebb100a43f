/** A test that shows a promise kept. */
export interface Proof {
  /** Its file, from the root of the repository. */
  readonly file: string;
  /** Its title, or the part that tells it from others; as it stands in the file. */
  readonly title: string;
}

/** Something that users of clients want, because other clients have hurt them, or that this client has decided. */
export interface Kept {
  /** What goes wrong elsewhere, or what was to be decided. */
  readonly about: string;
  /** What this client does. */
  readonly answer: string;
  readonly proofs: readonly Proof[];
}

/** A test of the client's package. */
export function inClient(file: string, title: string): Proof {
  return { file: `packages/client/src/${file}.test.ts`, title };
}
