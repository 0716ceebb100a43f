import type { Pattern } from "../match-policy.ts";

/** Where one more component of a topic leads. */
interface Node<Value> {
  readonly children: Map<string, Node<Value>>;
  value: Value | undefined;
}

/**
 * What is held under topics, found by the patterns that match them: `PatternIndex` the other way round. A trie over
 * components, so that what a search costs depends on what the pattern leaves open, not on how many topics there are.
 */
export class TopicTrie<Value> {
  #root = createNode<Value>();

  /** Puts `value` under a topic, in place of what it held. */
  set(topic: string, value: Value): void {
    let node = this.#root;
    for (const component of topic.split(".")) node = childOf(node, component);
    node.value = value;
  }

  /** Empties a topic, and prunes what led there only. */
  remove(topic: string): void {
    if (prune(this.#root, topic.split("."), 0)) this.#root = createNode();
  }

  /** Everything held under topics that match (spec: AP-PSUB-02, AP-PSUB-03), in no particular order. */
  match({ uri, match }: Pattern): Value[] {
    const components = uri.split(".");
    const found: Value[] = [];
    if (match === "prefix") matchPrefix(this.#root, components, found);
    else matchBelow(this.#root, { components, wildcard: match === "wildcard", found }, 0);
    return found;
  }
}

interface Search<Value> {
  readonly components: readonly string[];
  /** Whether an empty component matches any. */
  readonly wildcard: boolean;
  readonly found: Value[];
}

function createNode<Value>(): Node<Value> {
  return { children: new Map(), value: undefined };
}

function childOf<Value>(node: Node<Value>, component: string): Node<Value> {
  const child = node.children.get(component) ?? createNode<Value>();
  node.children.set(component, child);
  return child;
}

/** The last component of a prefix is the start of one. */
function matchPrefix<Value>(root: Node<Value>, components: string[], found: Value[]): void {
  const start = components.pop() ?? "";
  let node: Node<Value> | undefined = root;
  for (const component of components) node = node?.children.get(component);
  if (node === undefined) return;
  for (const [component, child] of node.children) if (component.startsWith(start)) collect(child, found);
}

function collect<Value>({ value, children }: Node<Value>, found: Value[]): void {
  if (value !== undefined) found.push(value);
  for (const child of children.values()) collect(child, found);
}

function matchBelow<Value>(node: Node<Value>, search: Search<Value>, depth: number): void {
  const component = search.components[depth];
  if (component === undefined) {
    if (node.value !== undefined) search.found.push(node.value);
  } else if (component === "" && search.wildcard) {
    for (const child of node.children.values()) matchBelow(child, search, depth + 1);
  } else {
    const child = node.children.get(component);
    if (child !== undefined) matchBelow(child, search, depth + 1);
  }
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
