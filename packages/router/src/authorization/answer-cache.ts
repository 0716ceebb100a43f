import type { Identity } from "../session/identity.ts";
import type { Answer } from "./read-answer.ts";

/** The longest key that is kept, in UTF-16 code units, so that the octets of a cache are bounded, too. */
const MAX_KEY_LENGTH = 2_048;

/** Which answers are meant: those about all that is named. */
export interface AnswerFilter {
  readonly authid?: string | undefined;
  readonly authrole?: string | undefined;
  readonly uri?: string | undefined;
}

/** What an answer is about. */
export interface AnswerTopic {
  readonly identity: Identity;
  readonly uri: string;
  /** All else that may have mattered. */
  readonly rest: string;
}

/** Answers of authorizers that may be given again. When it is full, those that were not asked for longest go. */
export class AnswerCache {
  readonly #limit: number;
  /** In the order in which they were last asked for. */
  readonly #held = new Map<string, { readonly topic: AnswerTopic; readonly answer: Answer }>();
  #generation = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How many answers are held. */
  get size(): number {
    return this.#held.size;
  }

  /** Changes when answers are invalidated: those to older questions are old, too. */
  get generation(): number {
    return this.#generation;
  }

  /** The answer that is held. */
  get(topic: AnswerTopic): Answer | undefined {
    const key = keyOf(topic);
    const held = this.#held.get(key);
    if (held === undefined) return undefined;
    this.#held.delete(key);
    this.#held.set(key, held);
    return held.answer;
  }

  /** Holds an answer. */
  set(topic: AnswerTopic, answer: Answer): void {
    const key = keyOf(topic);
    if (key.length > MAX_KEY_LENGTH) return;
    this.#held.delete(key);
    this.#held.set(key, { topic, answer });
    if (this.#held.size <= this.#limit) return;
    const [oldest] = this.#held.keys();
    if (oldest !== undefined) this.#held.delete(oldest);
  }

  /** Forgets answers; all of them without a filter. */
  invalidate({ authid, authrole, uri }: AnswerFilter = {}): void {
    this.#generation++;
    for (const [key, { topic }] of this.#held) {
      const { identity } = topic;
      if (authid !== undefined && authid !== identity.authid) continue;
      if (authrole !== undefined && authrole !== identity.authrole) continue;
      if (uri === undefined || uri === topic.uri) this.#held.delete(key);
    }
  }
}

function keyOf({ identity, uri, rest }: AnswerTopic): string {
  const { authid, authrole, authmethod, authprovider } = identity;
  return JSON.stringify([authid, authrole, authmethod, authprovider, uri, rest]);
}
