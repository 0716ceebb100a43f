import type { Board } from "../../domain/board.ts";
import { DARK_BOARD } from "../../domain/board.ts";
import type { Person } from "../../domain/person.ts";
import type { Answer } from "./answer.ts";
import type { Identity } from "./identity.ts";
import type { Link } from "./link.ts";
import { MAX_WIRE_ENTRIES } from "./wire-entry.ts";
import type { WireEntry } from "./wire-entry.ts";

/** Everything the page shows. */
export interface DemoState {
  readonly link: Link;
  readonly me: Identity;
  /** Whether this tab answers calls; taken up again in every new session. */
  readonly answering: "off" | "on";
  /** What this tab says when it is called. */
  readonly greeting: string;
  /** Everyone who has the page open, this tab included. */
  readonly people: readonly Person[];
  readonly board: Board;
  /** The visitor's calls, the newest first. */
  readonly answers: readonly Answer[];
  /** What went over the connection, the newest first. */
  readonly wire: readonly WireEntry[];
  /** How many messages went over the connection in all. */
  readonly wireCount: number;
}

const MAX_ANSWERS = 3;

/** What the page shows before anything happened. */
export function initialState(me: Identity): DemoState {
  return {
    link: { state: "connecting", attempt: 1, reason: undefined, lost: undefined },
    me,
    answering: "off",
    greeting: "Hello! I hear you loud and clear.",
    people: [],
    board: DARK_BOARD,
    answers: [],
    wire: [],
    wireCount: 0,
  };
}

/** The state with one more message on the wire. */
export function addWireEntry(state: DemoState, entry: Omit<WireEntry, "id">): DemoState {
  const wireCount = state.wireCount + 1;
  const wire = [{ ...entry, id: wireCount }, ...state.wire].slice(0, MAX_WIRE_ENTRIES);
  return { ...state, wire, wireCount };
}

/** The state with an answer added, or changed if its id is there already. */
export function putAnswer(state: DemoState, answer: Answer): DemoState {
  const known = state.answers.some(({ id }) => id === answer.id);
  const answers = known
    ? state.answers.map((other) => (other.id === answer.id ? answer : other))
    : [answer, ...state.answers].slice(0, MAX_ANSWERS);
  return { ...state, answers };
}
