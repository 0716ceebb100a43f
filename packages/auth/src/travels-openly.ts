import type { PeerInfo } from "@junctor/core";

const LOOPBACK = /^(?:127(?:\.\d+){3}|\[?::1\]?|\[?::ffff:127(?:\.\d+){3}\]?|localhost)(?::\d+)?$/i;

/**
 * Whether others on the network could read what this peer sends: its link is not encrypted, and it is not on this
 * machine. Links without an address (memory, Unix sockets) do not leave it.
 */
export function travelsOpenly({ secure, address }: PeerInfo): boolean {
  return !secure && address !== undefined && !LOOPBACK.test(address);
}
