/** A library of which earlier versions let peers do harm. */
export interface KnownHole {
  readonly library: string;
  /** The oldest version that may be used. */
  readonly oldest: string;
  /** What earlier versions do. */
  readonly hole: string;
  /** Another library that may depend on an older one, because it never gives it foreign octets. */
  readonly allowedFor?: { readonly library: string; readonly version: string } | undefined;
}

/** Libraries that octets of peers reach. */
export const knownHoles: readonly KnownHole[] = [
  { library: "ws", oldest: "8.23.0", hole: "fragments and headers that exhaust memory; memory that leaks at close" },
  {
    library: "msgpackr",
    oldest: "2.1.3",
    hole: "nested list headers that end the process",
    allowedFor: { library: "lmdb", version: "1.12.1" },
  },
  { library: "cbor-x", oldest: "1.6.8", hole: "one octet that takes seconds and gigabytes" },
];
