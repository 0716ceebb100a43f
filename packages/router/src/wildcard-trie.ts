/** Where one more component of a URI leads; the empty component stands for any. */
interface Node<Value> {
  readonly children: Map<string, Node<Value>>;
  value: Value | undefined;
}

/**
 * Values under wildcard patterns: as many components as the URI, and an empty one matches any (spec: AP-PSUB-03,
 * AP-PREG-03). One trie over components per number of components, so that patterns of other lengths cost nothing.
 */
export class WildcardTrie<Value> {
  readonly #roots = new Map<number, Node<Value>>();
  #size = 0;

  /** How many patterns are held. */
  get size(): number {
    return this.#size;
  }

  /** What is held under this very pattern. */
  get(pattern: string): Value | undefined {
    const components = pattern.split(".");
    let node = this.#roots.get(components.length);
    for (const component of components) node = node?.children.get(component);
    return node?.value;
  }

  /** Puts `value` under a pattern that holds nothing. */
  add(pattern: string, value: Value): void {
    const components = pattern.split(".");
    let node = childOf(this.#roots, components.length);
    for (const component of components) node = childOf(node.children, component);
    node.value = value;
    this.#size++;
  }

  /** Empties a pattern that holds something, and prunes what led there only. */
  remove(pattern: string): void {
    const components = pattern.split(".");
    const root = this.#roots.get(components.length);
    if (root !== undefined && prune(root, components, 0)) this.#roots.delete(components.length);
    this.#size--;
  }

  /**
   * Adds what matches `uri` to `found`, the best pattern first: of two, the one with a literal component where they
   * first differ in that (spec: AP-PREG-06, T27).
   */
  match(uri: string, found: Value[]): void {
    const components = uri.split(".");
    const root = this.#roots.get(components.length);
    if (root !== undefined) matchBelow(root, { components, found }, 0);
  }
}

interface Search<Value> {
  readonly components: readonly string[];
  readonly found: Value[];
}

function childOf<Key, Value>(children: Map<Key, Node<Value>>, key: Key): Node<Value> {
  const child = children.get(key) ?? { children: new Map<string, Node<Value>>(), value: undefined };
  children.set(key, child);
  return child;
}

/** Literals first: a URI has no empty component, so its own never is the wildcard. */
function matchBelow<Value>(node: Node<Value>, search: Search<Value>, depth: number): void {
  const component = search.components[depth];
  if (component === undefined) {
    if (node.value !== undefined) search.found.push(node.value);
    return;
  }
  const literal = node.children.get(component);
  if (literal !== undefined) matchBelow(literal, search, depth + 1);
  const wildcard = node.children.get("");
  if (wildcard !== undefined && wildcard !== literal) matchBelow(wildcard, search, depth + 1);
}

/** Removes what the components from `depth` on hold below `node`. Returns whether nothing is left there. */
function prune<Value>(node: Node<Value>, components: readonly string[], depth: number): boolean {
  const component = components[depth];
  if (component === undefined) {
    node.value = undefined;
  } else {
    const child = node.children.get(component);
    if (child !== undefined && prune(child, components, depth + 1)) node.children.delete(component);
  }
  return node.children.size === 0 && node.value === undefined;
}
