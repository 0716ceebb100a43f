import { PatternIndex } from "../pattern-index.ts";
import type { Rule } from "./rule.ts";
import { isRouterUri } from "../router-uri.ts";

/** The rules of a role, found by the URIs they are about. */
export class RuleIndex {
  readonly #all = new PatternIndex<Rule>();
  /** Those that start with the component `wamp`: only they are about what is under it. */
  readonly #reserved = new PatternIndex<Rule>();
  readonly rules: readonly Rule[];

  /** @param rules no two about the same pattern. */
  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    for (const rule of rules) {
      this.#all.add(rule.uri, rule.match, rule);
      if (isRouterUri(rule.uri)) this.#reserved.add(rule.uri, rule.match, rule);
    }
  }

  /** The most specific rule about a URI. */
  best(uri: string): Rule | undefined {
    return isRouterUri(uri) ? this.#reserved.best(uri) : this.#all.best(uri);
  }
}
