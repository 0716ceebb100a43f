/** A call the visitor made, and what became of it. */
export interface Answer {
  /** Counts up; identifies the entry. */
  readonly id: number;
  /** Who was called, as the visitor knows them. */
  readonly to: string;
  readonly procedure: string;
  readonly outcome: Outcome;
}

/** How a call ended, if it has. */
export type Outcome =
  | { readonly state: "waiting" }
  /** `took`: the round trip in milliseconds. */
  | { readonly state: "answered"; readonly by: string; readonly text: string; readonly took: number }
  | { readonly state: "failed"; readonly reason: string; readonly took: number };

/** What an answer procedure of the demo returns, in its one positional argument. */
export interface AnswerValue {
  readonly text: string;
  /** The name of who answered. */
  readonly by: string;
}

const LONGEST = 280;

/** Reads what an answer procedure returned; other values than ours are shown as JSON. */
export function parseAnswer(value: unknown): AnswerValue {
  if (typeof value === "object" && value !== null) {
    const { text, by } = value as { [key: string]: unknown };
    if (typeof text === "string" && typeof by === "string") return { text: cut(text), by: cut(by) };
  }
  return { text: cut(typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing")), by: "someone" };
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
