import type { ForwardedHeader } from "./parse-forwarded.ts";
import { parseForwarded } from "./parse-forwarded.ts";
import type { TrustedProxies } from "./trusted-proxies.ts";

/** What a trusted proxy says of its client. */
export type ForwardedClient = { readonly address: string | undefined } | "malformed";

/**
 * The client at the far end of a chain of proxies: the last address in the header that is not one of theirs, because
 * all before it is what that client says of itself. The first address if all are theirs; undefined if none is told.
 * @param text the header. Default: the proxy speaks for itself.
 */
export function findClient(
  header: ForwardedHeader,
  text: string | undefined,
  proxies: TrustedProxies,
): ForwardedClient {
  if (text === undefined) return { address: undefined };
  const places = parseForwarded(header, text);
  if (places === undefined) return "malformed";
  for (let index = places.length - 1; index >= 0; index--) {
    const address = places[index];
    if (address === undefined) return "malformed";
    if (index === 0 || !proxies.includes(address)) return { address };
  }
  return { address: undefined };
}
