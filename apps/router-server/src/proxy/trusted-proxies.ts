import { BlockList, isIPv4 } from "node:net";
import { parseNetwork } from "./parse-network.ts";

/** What stands before an IPv4 address that came over IPv6. */
const MAPPED = /^::ffff:(?=\d+\.)/i;

/** The addresses whose word is taken on who their clients are. */
export class TrustedProxies {
  readonly #list = new BlockList();

  /** @throws {RangeError} if one of the networks is none. */
  constructor(networks: readonly string[]) {
    for (const text of networks) {
      const network = parseNetwork(text);
      if (network === undefined) throw new RangeError(`"${text}" is no address or network`);
      this.#list.addSubnet(network.address, network.prefix, network.family);
    }
  }

  /** Whether an address is one of theirs. */
  includes(address: string): boolean {
    const bare = address.replace(MAPPED, "").split("%", 1).join();
    return this.#list.check(bare, isIPv4(bare) ? "ipv4" : "ipv6");
  }
}
