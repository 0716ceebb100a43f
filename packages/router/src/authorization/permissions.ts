import { isPattern, isUri } from "@junctor/core";
import type { UriRule } from "@junctor/core";
import { inheritDisclosure } from "../disclosure.ts";
import type { Disclosure } from "../disclosure.ts";
import type { SlowConsumerPolicy } from "../outbox/slow-consumer.ts";
import type { MessageRate } from "../session/message-rate.ts";
import type { Authorizer } from "./authorizer.ts";
import type { Question } from "./question.ts";
import { freeRule, noRule } from "./rule.ts";
import type { Rule } from "./rule.ts";
import { RuleIndex } from "./rule-index.ts";
import { witnesses } from "./witnesses.ts";
import { isRouterUri } from "../router-uri.ts";

/** How many URIs a role remembers the rules of. */
const MAX_KNOWN = 4_096;

/** What rules say: the most specific one allows it, or it does not, or there is none, or it leaves it to the authorizer. */
export type Verdict = "allowed" | "denied" | "unruled";

/** What makes the permissions of a role. */
export interface PermissionsInit {
  readonly role: string;
  readonly uriRule: UriRule;
  /** No two about the same pattern. */
  readonly rules: readonly Rule[];
  /** Of what no rule is about. */
  readonly disclosure: Disclosure;
  /** Default: as for the realm. */
  readonly slowConsumer?: SlowConsumerPolicy | undefined;
  /** Default: as for the realm. */
  readonly rate?: MessageRate | undefined;
  /** Decides what no rule is about: a function, or the URI of a procedure. Default: that is denied. */
  readonly authorizer?: Authorizer | string | undefined;
}

/** What the sessions of one role may do, by the rules of their realm. */
export class Permissions {
  /** The name of the role. */
  readonly role: string;
  /** Whether receivers are told who calls and publishes, where no rule says otherwise. */
  readonly disclosure: Disclosure;
  /** What becomes of its sessions when they lag behind; undefined if the realm says it. */
  readonly slowConsumer: SlowConsumerPolicy | undefined;
  /** How much each of its sessions may send; undefined if the realm says it. */
  readonly rate: MessageRate | undefined;
  /** Decides what no rule is about; undefined if that is denied. */
  readonly authorizer: Authorizer | string | undefined;
  readonly #uriRule: UriRule;
  readonly #index: RuleIndex;
  readonly #none: Rule;
  readonly #free: Rule;
  /** The rules about URIs that were asked for before; valid ones only, so that their length is bounded, too. */
  readonly #known = new Map<string, Rule>();
  /** What authorizers said of some messages. */
  readonly #disclosed = new WeakMap<object, Disclosure>();

  constructor(init: PermissionsInit) {
    const { role, uriRule, rules, disclosure, authorizer, slowConsumer } = init;
    this.role = role;
    this.rate = init.rate;
    this.disclosure = disclosure;
    this.authorizer = authorizer;
    this.slowConsumer = slowConsumer;
    this.#uriRule = uriRule;
    this.#index = new RuleIndex(rules);
    this.#none = noRule(disclosure);
    this.#free = freeRule(disclosure);
  }

  /**
   * What the rules say of an action on a URI, or on all URIs that a pattern matches. What is no URI or pattern,
   * and what only the router may publish and register, is let through: the verb refuses it, and says why.
   */
  verdict(question: Question): Verdict {
    const { action, uri, match } = question;
    if (match !== "exact") return this.#verdictOnPattern(question);
    const rule = this.ruleOf(uri);
    if (allows(rule, question)) return "allowed";
    if (isRouterUri(uri) && (action === "publish" || action === "register")) return "allowed";
    return rule === this.#none || rule.ask ? "unruled" : "denied";
  }

  /** Notes that an authorizer said who is to be told who sent a message. */
  disclose(message: object, own: Partial<Disclosure>): void {
    this.#disclosed.set(message, inheritDisclosure(own, this.disclosure));
  }

  /** What an authorizer said of a message. */
  disclosureOf(message: object): Disclosure | undefined {
    return this.authorizer === undefined ? undefined : this.#disclosed.get(message);
  }

  /** The most specific rule about a URI; if there is none, one that allows nothing. */
  ruleOf(uri: string): Rule {
    const known = this.#known.get(uri);
    if (known !== undefined) return known;
    if (!isUri(uri, this.#uriRule)) return this.#free;
    const rule = this.#index.best(uri) ?? this.#none;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(uri, rule);
    return rule;
  }

  #verdictOnPattern(question: Question): Verdict {
    const { action, uri, match } = question;
    if (!isPattern(uri, match, this.#uriRule)) return "allowed";
    if (action === "register" && isRouterUri(uri)) return "allowed";
    let verdict: Verdict = "allowed";
    for (const witness of witnesses({ uri, match }, this.#index.rules)) {
      const rule = this.#index.best(witness);
      if (rule !== undefined && allows(rule, question)) continue;
      if (rule !== undefined && !rule.ask) return "denied";
      verdict = "unruled";
    }
    return verdict;
  }
}

function allows({ allow, history: past }: Rule, { action, history }: Question): boolean {
  return allow[action] && (history === undefined || past);
}
