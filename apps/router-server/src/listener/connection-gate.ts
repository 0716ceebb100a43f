import type { Socket } from "node:net";
import { isLoopback } from "./format-address.ts";

/** How many connections are taken. */
export interface GateLimits {
  /** Connections altogether. */
  readonly maxConnections: number;
  /** Connections of one address; those of this machine are not counted. */
  readonly maxConnectionsPerAddress: number;
}

/** Refused connections that may be there at once, to be told so; beyond, they are cut off without a word. */
const MAX_REFUSED = 1_000;
/** What stands before an IPv4 address that came over IPv6. */
const MAPPED = "::ffff:";

/** Counts the connections of all listeners, and says which are too many. */
export class ConnectionGate {
  #limits: GateLimits;
  readonly #byAddress = new Map<string, number>();
  readonly #refused = new Set<Socket>();
  #count = 0;

  constructor(limits: GateLimits) {
    this.#limits = limits;
  }

  /** Changes what is taken from now on. Connections that are there stay. */
  change(limits: GateLimits): void {
    this.#limits = limits;
  }

  /** Takes note of a new connection until it closes. One too many is marked, to be refused in its own protocol. */
  enter(socket: Socket): void {
    const address = addressOf(socket);
    if (this.#isFull(address)) return this.#refuse(socket);
    this.#count++;
    if (address !== undefined) this.#byAddress.set(address, (this.#byAddress.get(address) ?? 0) + 1);
    socket.once("close", () => this.#leave(address));
  }

  /** Whether a connection is one too many. */
  isRefused(socket: Socket): boolean {
    return this.#refused.has(socket);
  }

  #isFull(address: string | undefined): boolean {
    const { maxConnections, maxConnectionsPerAddress } = this.#limits;
    if (this.#count >= maxConnections) return true;
    return address !== undefined && (this.#byAddress.get(address) ?? 0) >= maxConnectionsPerAddress;
  }

  #refuse(socket: Socket): void {
    if (this.#refused.size >= MAX_REFUSED) {
      socket.destroy();
      return;
    }
    this.#refused.add(socket);
    socket.once("close", () => this.#refused.delete(socket));
  }

  #leave(address: string | undefined): void {
    this.#count--;
    if (address === undefined) return;
    const left = (this.#byAddress.get(address) ?? 0) - 1;
    if (left > 0) this.#byAddress.set(address, left);
    else this.#byAddress.delete(address);
  }
}

/** Undefined for what is not counted by address: Unix sockets and this machine. */
function addressOf({ remoteAddress }: Socket): string | undefined {
  return remoteAddress === undefined || isLoopback(remoteAddress.replace(MAPPED, "")) ? undefined : remoteAddress;
}
