import type { PeerInfo } from "@junctor/core";

const PORT = /:\d+$/;
const LOOPBACK = /^(?:127(?:\.\d+){3}|\[?::1\]?|\[?::ffff:127(?:\.\d+){3}\]?)$/i;

/**
 * The address limits are kept by; undefined for peers on this machine, where one address may speak for many: a proxy,
 * a Unix socket, the memory.
 */
export function hostOf({ address }: PeerInfo): string | undefined {
  const host = address?.replace(PORT, "");
  return host === undefined || LOOPBACK.test(host) ? undefined : host;
}
