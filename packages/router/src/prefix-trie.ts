/** Where one more component of a URI leads. */
interface Node<Value> {
  readonly children: Map<string, Node<Value>>;
  /** Values by the last component of their pattern. */
  readonly ends: Map<string, Value>;
  /** How many keys of `ends` have which length: other lengths are not tried. */
  readonly endLengths: number[];
}

/**
 * Values under prefix patterns, which match by string: `a.b` matches `a.b`, `a.b.c` and `a.bc` (spec: AP-PSUB-02,
 * AP-PREG-02, T8). A trie over components; only the last component of a pattern is compared as the start of one.
 * What a match costs depends on the length of the URI, not on how many patterns there are.
 */
export class PrefixTrie<Value> {
  #root = createNode<Value>();
  #size = 0;

  /** How many patterns are held. */
  get size(): number {
    return this.#size;
  }

  /** What is held under this very pattern. */
  get(pattern: string): Value | undefined {
    const components = pattern.split(".");
    const end = components.pop() ?? "";
    let node: Node<Value> | undefined = this.#root;
    for (const component of components) node = node?.children.get(component);
    return node?.ends.get(end);
  }

  /** Puts `value` under a pattern that holds nothing. */
  add(pattern: string, value: Value): void {
    const components = pattern.split(".");
    const end = components.pop() ?? "";
    let node = this.#root;
    for (const component of components) node = childOf(node, component);
    node.ends.set(end, value);
    count(node, end.length, 1);
    this.#size++;
  }

  /** Empties a pattern that holds something, and prunes what led there only. */
  remove(pattern: string): void {
    if (prune(this.#root, pattern, 0)) this.#root = createNode();
    this.#size--;
  }

  /** Adds what matches `uri` to `found`, the shortest pattern first. */
  match(uri: string, found: Value[]): void {
    let node: Node<Value> | undefined = this.#root;
    for (let start = 0; node !== undefined && start <= uri.length;) {
      const dot = uri.indexOf(".", start);
      const component = uri.slice(start, dot === -1 ? uri.length : dot);
      matchEnds(node, component, found);
      if (dot === -1) return;
      node = node.children.get(component);
      start = dot + 1;
    }
  }
}

function createNode<Value>(): Node<Value> {
  return { children: new Map(), ends: new Map(), endLengths: [] };
}

function childOf<Value>(node: Node<Value>, component: string): Node<Value> {
  const child = node.children.get(component) ?? createNode<Value>();
  node.children.set(component, child);
  return child;
}

function count<Value>({ endLengths }: Node<Value>, length: number, change: number): void {
  while (endLengths.length <= length) endLengths.push(0);
  endLengths[length] = (endLengths[length] ?? 0) + change;
}

function matchEnds<Value>({ ends, endLengths }: Node<Value>, component: string, found: Value[]): void {
  const longest = Math.min(component.length, endLengths.length - 1);
  for (let length = 0; length <= longest; length++) {
    if (endLengths[length] === 0) continue;
    const value = ends.get(component.slice(0, length));
    if (value !== undefined) found.push(value);
  }
}

/** Removes what the pattern from `start` on holds below `node`. Returns whether nothing is left there. */
function prune<Value>(node: Node<Value>, pattern: string, start: number): boolean {
  const dot = pattern.indexOf(".", start);
  if (dot === -1) {
    if (node.ends.delete(pattern.slice(start))) count(node, pattern.length - start, -1);
  } else {
    const component = pattern.slice(start, dot);
    const child = node.children.get(component);
    if (child !== undefined && prune(child, pattern, dot + 1)) node.children.delete(component);
  }
  return node.children.size === 0 && node.ends.size === 0;
}
