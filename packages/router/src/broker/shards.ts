import type { Session } from "../session/session.ts";
import { hashOf, rendezvous } from "../rendezvous.ts";

interface Node {
  /** The node key. */
  readonly name: string;
  /** Of the name, taken once, so that an event costs no more if the names are long. */
  readonly hash: number;
  /** How many subscribers are on it. */
  size: number;
}

/** The subscribers of one subscription that gave a node key, by that key (spec: AP-SHARD-03). */
export class Shards {
  readonly #nodes = new Map<string, Node>();
  readonly #nodeOf = new Map<Session, Node>();

  /** The node key of a subscriber; undefined if it gave none. */
  nkeyOf(subscriber: Session): string | undefined {
    return this.#nodeOf.get(subscriber)?.name;
  }

  /** Puts a subscriber on its node, where it stays as long as it is a subscriber. */
  add(subscriber: Session, nkey: string): void {
    const node = this.#nodes.get(nkey) ?? { name: nkey, hash: hashOf(nkey), size: 0 };
    node.size += 1;
    this.#nodes.set(nkey, node);
    this.#nodeOf.set(subscriber, node);
  }

  /** Forgets a subscriber, and its node if it was the last one there. */
  remove(subscriber: Session): void {
    const node = this.#nodeOf.get(subscriber);
    if (node === undefined) return;
    this.#nodeOf.delete(subscriber);
    node.size -= 1;
    if (node.size === 0) this.#nodes.delete(node.name);
  }

  /** Who gets an event with this resource key; undefined if that is everybody (spec: AP-SHARD-02). */
  shardOf(rkey: string): Shard | undefined {
    const node = rendezvous(rkey, this.#nodes.values());
    return node === undefined ? undefined : { shards: this, nkey: node.name };
  }
}

/** The part of the subscribers that gets an event: those on one node, and those on none. */
export interface Shard {
  readonly shards: Shards;
  readonly nkey: string;
}

/** Whether a subscriber is on the node of a shard, or gave no node key and gets everything. */
export function isOnShard({ shards, nkey }: Shard, subscriber: Session): boolean {
  const own = shards.nkeyOf(subscriber);
  return own === undefined || own === nkey;
}
