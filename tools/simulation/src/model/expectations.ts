import { MessageType } from "@junctor/core";
import type { Message } from "@junctor/core";

/** A message the router owes to one peer. */
export interface Expectation {
  /** For the report: `RESULT of call 3`. */
  readonly what: string;
  /** Whether this is the message. If it is, what only the router knows, such as an id, is learned from it. */
  readonly accepts: (message: Message) => boolean;
}

interface Batch {
  readonly input: number;
  readonly owed: Expectation[];
}

/**
 * What the router owes to one peer. What one input causes may come in any order, but before all that a later input
 * causes: this holds the order of events and calls between each two sessions, and of every answer (spec: "Ordering
 * Guarantees").
 */
export class Expectations {
  #batches: Batch[] = [];

  /** What is owed next, and everything after it. */
  get outstanding(): readonly Expectation[] {
    return this.#batches.flatMap((batch) => batch.owed);
  }

  /** @param input which input causes the message; never less than before. */
  expect(input: number, expectation: Expectation): void {
    const last = this.#batches.at(-1);
    if (last?.input === input) last.owed.push(expectation);
    else this.#batches.push({ input, owed: [expectation] });
  }

  /** Crosses a message off. False if it is not owed now. */
  settle(message: Message): boolean {
    const batch = this.#batches[0];
    if (batch === undefined) return false;
    const index = batch.owed.findIndex((expectation) => expectation.accepts(message));
    if (index === -1) return false;
    batch.owed.splice(index, 1);
    if (batch.owed.length === 0) this.#batches.shift();
    return true;
  }

  /** Nothing is owed any more: the peer is gone. */
  clear(): void {
    this.#batches = [];
  }
}

const names = new Map<number, string>(Object.entries(MessageType).map(([name, type]) => [type, name]));

/** A message in one line. */
export function describe(message: Message): string {
  const fields = Object.entries(message).filter(([field]) => field !== "type");
  const shown = fields.map(([field, value]) => (field === "payload" ? tokenOf(message) : JSON.stringify(value)));
  return `${names.get(message.type)} ${shown.join(" ")}`;
}

/** The one argument that scripted clients put into each payload, another each time. */
export function tokenOf(message: Message): unknown {
  return "payload" in message ? message.payload.args[0] : undefined;
}
