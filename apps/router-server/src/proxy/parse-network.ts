import { isIP } from "node:net";

/** An address, or all that begin with the same bits. */
export interface Network {
  readonly address: string;
  readonly family: "ipv4" | "ipv6";
  /** How many bits are the same. */
  readonly prefix: number;
}

const DIGITS = /^\d{1,3}$/;

/** Reads `10.0.0.0/8`, `2001:db8::/32` or a single address. Undefined if it is none. */
export function parseNetwork(text: string): Network | undefined {
  const [address = "", length, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return undefined;
  const bits = version === 4 ? 32 : 128;
  if (length !== undefined && !DIGITS.test(length)) return undefined;
  const prefix = length === undefined ? bits : Number(length);
  return prefix > bits ? undefined : { address, family: version === 4 ? "ipv4" : "ipv6", prefix };
}
