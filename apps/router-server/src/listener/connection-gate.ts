import type { Socket } from "node:net";
import { addressGroup } from "@junctor/core";

/** How many connections are taken. */
export interface GateLimits {
  /** Connections altogether. */
  readonly maxConnections: number;
  /** Connections of one address, or one /64 network of IPv6; those of this machine are not counted. */
  readonly maxConnectionsPerAddress: number;
}

/** Refused connections that may be there at once, to be told so; beyond, they are cut off without a word. */
const MAX_REFUSED = 1_000;

/** Counts the connections of all listeners, and says which are too many. */
export class ConnectionGate {
  #limits: GateLimits;
  readonly #byAddress = new Map<string, number>();
  /** Under which address each connection is counted. */
  readonly #groups = new WeakMap<Socket, string>();
  readonly #refused = new Set<Socket>();
  #count = 0;

  constructor(limits: GateLimits) {
    this.#limits = limits;
  }

  /** Changes what is taken from now on. Connections that are there stay. */
  change(limits: GateLimits): void {
    this.#limits = limits;
  }

  /**
   * Takes note of a new connection until it closes. One too many is marked, to be refused in its own protocol.
   * @param address of its client; undefined if it is not known yet, or not counted.
   */
  enter(socket: Socket, address: string | undefined): void {
    if (this.#count >= this.#limits.maxConnections) return this.#refuse(socket);
    this.#count++;
    socket.once("close", () => this.#leave(socket));
    this.assign(socket, address);
  }

  /** The client of a connection has become known, which had none before. It may be one too many of its address. */
  assign(socket: Socket, address: string | undefined): void {
    const group = addressGroup(address);
    if (group === undefined || this.isRefused(socket)) return;
    const count = this.#byAddress.get(group) ?? 0;
    if (count >= this.#limits.maxConnectionsPerAddress) return this.#refuse(socket);
    this.#byAddress.set(group, count + 1);
    this.#groups.set(socket, group);
  }

  /** Whether a connection is one too many. */
  isRefused(socket: Socket): boolean {
    return this.#refused.has(socket);
  }

  #refuse(socket: Socket): void {
    if (this.#refused.size >= MAX_REFUSED) {
      socket.destroy();
      return;
    }
    this.#refused.add(socket);
    socket.once("close", () => this.#refused.delete(socket));
  }

  #leave(socket: Socket): void {
    this.#count--;
    const group = this.#groups.get(socket);
    if (group === undefined) return;
    const left = (this.#byAddress.get(group) ?? 0) - 1;
    if (left > 0) this.#byAddress.set(group, left);
    else this.#byAddress.delete(group);
  }
}
