/** What a certificate lets its subject be (spec: AP-CSIGN-21): the bits of `capabilities`. */
export const Capability = {
  ROOT_CA: 1n << 0n,
  INTERMEDIATE_CA: 1n << 1n,
  PUBLIC_RELAY: 1n << 2n,
  PRIVATE_RELAY: 1n << 3n,
  GATEWAY: 1n << 4n,
  EXCHANGE: 1n << 5n,
  PROVIDER: 1n << 6n,
  CONSUMER: 1n << 7n,
} as const;

/** The name of a capability. */
export type CapabilityName = keyof typeof Capability;

const ALL = (1n << 8n) - 1n;

/** Whether only bits that mean something are set: all others must be zero. */
export function isCapabilities(bits: bigint): boolean {
  return (bits & ~ALL) === 0n;
}

/** Whether one has no more capabilities than another. */
export function isSubset(bits: bigint, of: bigint): boolean {
  return (bits & ~of) === 0n;
}

/** The names of capabilities, in the order of their bits. */
export function capabilityNames(bits: bigint): readonly CapabilityName[] {
  return (Object.keys(Capability) as CapabilityName[]).filter((name) => (bits & Capability[name]) !== 0n);
}
