/** What is used of Node's `Socket`. */
export interface AddressedSocket {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
}

/** The address of the other end with its port, as URLs have it. Undefined if it has none, as on Unix sockets. */
export function peerAddress({ remoteAddress, remotePort }: AddressedSocket): string | undefined {
  if (remoteAddress === undefined) return undefined;
  return remoteAddress.includes(":") ? `[${remoteAddress}]:${remotePort}` : `${remoteAddress}:${remotePort}`;
}
