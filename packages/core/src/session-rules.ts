import { onClientReceive, onClientSend } from "./client-rules.ts";
import { MessageType as T } from "./message-type.ts";
import type { MessageType } from "./message-type.ts";
import type { SessionState, Transition } from "./session-state.ts";

/** Whose table. */
export type Side = "router" | "client";

/** One row per state: every message that is legal there. What is missing is a protocol violation. */
type Rules = { readonly [S in SessionState]: ReadonlyMap<MessageType, Transition> };

/** What a router accepts of a client (spec: BP-MSG-26, BP-PERR, BP-SESS). */
const receives: Rules = {
  closed: rules([
    [T.HELLO, "establishing"],
    [T.ABORT, "ended"],
  ]),
  establishing: rules([[T.ABORT, "ended"]]),
  challenging: rules([
    [T.AUTHENTICATE, "establishing"],
    [T.ABORT, "ended"],
  ]),
  established: rules([
    ...stay("established", T.PUBLISH, T.SUBSCRIBE, T.UNSUBSCRIBE, T.CALL, T.CANCEL),
    ...stay("established", T.REGISTER, T.UNREGISTER, T.YIELD, T.ERROR),
    [T.GOODBYE, "goodbyeReceived"],
    [T.ABORT, "ended"],
  ]),
  shuttingDown: ignoringAllBut([
    [T.GOODBYE, "closed"],
    [T.ABORT, "ended"],
  ]),
  goodbyeReceived: rules([[T.ABORT, "ended"]]),
  ended: ignoringAllBut([]),
};

/** What a router's own sending leads to; messages that are missing do not change the state. */
const sent: ReadonlyMap<MessageType, SessionState> = new Map<MessageType, SessionState>([
  [T.CHALLENGE, "challenging"],
  [T.WELCOME, "established"],
  [T.ABORT, "ended"],
]);

/**
 * Where a received message leads from `state`, or undefined if it is a protocol violation there.
 */
export function onReceive(side: Side, state: SessionState, type: MessageType): Transition | undefined {
  return side === "router" ? receives[state].get(type) : onClientReceive(state, type);
}

/** Where sending a message leads from `state`. */
export function onSend(side: Side, state: SessionState, type: MessageType): SessionState {
  if (side === "client") return onClientSend(state, type);
  if (type === T.GOODBYE) return state === "goodbyeReceived" ? "closed" : "shuttingDown";
  return sent.get(type) ?? state;
}

function rules(entries: readonly (readonly [MessageType, Transition])[]): ReadonlyMap<MessageType, Transition> {
  return new Map(entries);
}

function stay(state: SessionState, ...types: MessageType[]): [MessageType, Transition][] {
  return types.map((type) => [type, state]);
}

function ignoringAllBut(
  entries: readonly (readonly [MessageType, Transition])[],
): ReadonlyMap<MessageType, Transition> {
  const all = Object.values(T).map((type): [MessageType, Transition] => [type, "ignore"]);
  return new Map([...all, ...entries]);
}
