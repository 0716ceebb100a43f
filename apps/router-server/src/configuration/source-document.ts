import { isMap, isPair, isScalar, LineCounter, parseDocument } from "yaml";
import type { Document, Node } from "yaml";
import type { ConfigurationProblem } from "./configuration-problem.ts";

/** Keys and indexes from the top of the file. */
export type KeyPath = readonly (string | number)[];

/** The text of a configuration file, in YAML or JSON (which is YAML too), and where everything stands in it. */
export class SourceDocument {
  /** What is wrong with it as YAML. */
  readonly problems: readonly ConfigurationProblem[];
  /** The name of the file. */
  readonly file: string;
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();

  constructor(file: string, text: string) {
    this.file = file;
    // Anchors are resolved, but a few aliases must not become millions of nodes.
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false, uniqueKeys: true });
    // What follows the first error of syntax is mostly its consequence.
    this.problems = this.#document.errors.slice(0, 1).map(({ pos, message }) => {
      return { file, ...this.#position(pos[0]), key: "", text: message };
    });
  }

  /** The plain data of the file. */
  read(): unknown {
    return this.#document.toJS({ maxAliasCount: 100 });
  }

  /** A problem with the value at `path`, or with what holds it if there is none. */
  problemAt(path: KeyPath, text: string): ConfigurationProblem {
    return { file: this.file, ...this.#position(this.#offsetOf(path)), key: formatPath(path), text };
  }

  /** A problem with the last key of `path` itself. */
  problemWithKey(path: KeyPath, text: string): ConfigurationProblem {
    const parent = this.#document.getIn(path.slice(0, -1), true);
    const key = isMap(parent) ? parent.items.find((pair) => keyOf(pair) === String(path.at(-1)))?.key : undefined;
    const offset = isScalar(key) ? (key.range?.[0] ?? 0) : this.#offsetOf(path);
    return { file: this.file, ...this.#position(offset), key: formatPath(path), text };
  }

  #offsetOf(path: KeyPath): number {
    for (let length = path.length; length > 0; length--) {
      const node = this.#document.getIn(path.slice(0, length), true) as Node | undefined;
      if (node?.range) return node.range[0];
    }
    return this.#document.contents?.range?.[0] ?? 0;
  }

  #position(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

function keyOf(pair: unknown): string | undefined {
  return isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : undefined;
}

/** `realms[0].name`. */
function formatPath(path: KeyPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}
