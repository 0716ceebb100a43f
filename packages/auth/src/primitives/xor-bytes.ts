/** The bytewise exclusive or of octets of the same length. */
export function xorBytes(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((octet, at) => octet ^ (other[at] as number));
}
