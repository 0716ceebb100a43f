/** What a key can belong to. */
export interface RendezvousNode {
  readonly name: string;
  /** `hashOf` its name. */
  readonly hash: number;
}

/**
 * The node a key belongs to, by rendezvous hashing: of all nodes the one that scores highest with the key. The same
 * nodes give the same answer, in whatever order, on every router; a node that comes takes over some keys, one that
 * goes gives up its own, and no key moves between the others.
 * @returns undefined if there are no nodes.
 */
export function rendezvous<Node extends RendezvousNode>(key: string, nodes: Iterable<Node>): Node | undefined {
  const keyHash = hashOf(key);
  let best: Node | undefined;
  let bestScore = 0;
  for (const node of nodes) {
    const score = mix(keyHash ^ mix(node.hash));
    if (best !== undefined && (score < bestScore || (score === bestScore && node.name > best.name))) continue;
    best = node;
    bestScore = score;
  }
  return best;
}

/** 32 bits of a text: FNV-1a over its UTF-16 code units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Spreads what differs in few bits over all 32 (the finalizer of MurmurHash3). */
function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
