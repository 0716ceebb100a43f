/** An address with a port: IPv6 in brackets, which may also stand without one. */
const WITH_PORT = /^(?:\[([^\]]*)\](?::\d+)?|([^:]*):\d+)$/;
/** An IPv4 address that came over IPv6. */
const MAPPED = /^(?:0*:)*:?ffff:(\d+(?:\.\d+){3})$/i;
const LOOPBACK = /^(?:127(?:\.\d+){3}|localhost)$/;
const GROUPS = 8;
/** Of 16 bits each: what one customer of a provider is given at least. */
const NETWORK_GROUPS = 4;

/**
 * Whom limits by address are kept for: an IPv4 address, or the /64 network of an IPv6 address, because whoever has one
 * address there has all. Undefined for addresses of this machine, where one may speak for many, and where there is none.
 * @param address with a port (`192.0.2.1:80`, `[2001:db8::1]:80`) or without.
 */
export function addressGroup(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const match = WITH_PORT.exec(address);
  const bare = (match?.[1] ?? match?.[2] ?? address).split("%", 1).join();
  const host = MAPPED.exec(bare)?.[1] ?? bare;
  if (!host.includes(":")) return LOOPBACK.test(host) ? undefined : host;
  const groups = expand(host);
  return groups.join(":") === "0:0:0:0:0:0:0:1" ? undefined : `${groups.slice(0, NETWORK_GROUPS).join(":")}::/64`;
}

/** The groups of an IPv6 address, those that `::` stands for too, each in its shortest form. */
function expand(address: string): readonly string[] {
  const [head = "", tail] = address.toLowerCase().split("::", 2);
  const [before, after] = [groupsOf(head), groupsOf(tail ?? "")];
  const missing = Math.max(GROUPS - before.length - after.length, 0);
  const zeros = tail === undefined ? [] : Array<string>(missing).fill("0");
  return [...before, ...zeros, ...after];
}

function groupsOf(part: string): readonly string[] {
  return part === "" ? [] : part.split(":").map((group) => group.replace(/^0+(?=.)/, ""));
}
