import type { PeerInfo } from "@junctor/core";
import { sha256 } from "@noble/hashes/sha2.js";

/** The channel bindings of cryptosign (spec: AP-CSIGN-07). */
export type CryptosignBinding = "tls-unique" | "tls-exporter";

/**
 * The 32 octets that stand for the channel; undefined if the link has no binding of the type. `tls-exporter` yields
 * just that many; of `tls-unique`, whose length varies, it is the SHA-256 (spec: T35).
 */
export function channelId({ channelBinding }: PeerInfo, type: string): Uint8Array | undefined {
  if (type !== "tls-unique" && type !== "tls-exporter") return undefined;
  const data = channelBinding?.(type);
  return type === "tls-unique" && data !== undefined ? sha256(data) : data;
}
