import { MessageType as T } from "./message-type.ts";
import type { MessageType } from "./message-type.ts";

/** Where a session stands, the same words on both sides (spec: "Session Statechart"). */
export type SessionState =
  /** No session: before HELLO, and again after the GOODBYE exchange. */
  | "closed"
  /** HELLO (or AUTHENTICATE) is in; the router has not decided. */
  | "establishing"
  /** CHALLENGE is out, AUTHENTICATE is awaited. */
  | "challenging"
  /** WELCOME was sent; the session is open. */
  | "established"
  /** We sent GOODBYE and wait for the peer's; everything else is ignored. */
  | "shuttingDown"
  /** The peer sent GOODBYE; ours is due. */
  | "goodbyeReceived"
  /** ABORT was sent or received, or the protocol was violated: nothing is processed any more. */
  | "ended";

/** Whose table. */
export type Side = "router" | "client";

/** Where a message leads; `ignore` leaves the state as it is and the message unprocessed. */
export type Transition = SessionState | "ignore";

/** One row per state: every message that is legal there. What is missing is a protocol violation. */
type Rules = { readonly [S in SessionState]: ReadonlyMap<MessageType, Transition> };

/** What a router accepts of a client (spec: BP-MSG-26, BP-PERR, BP-SESS). */
const routerReceives: Rules = {
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

/** What a client accepts of a router. */
const clientReceives: Rules = {
  closed: rules([[T.ABORT, "ended"]]),
  establishing: rules([
    [T.WELCOME, "established"],
    [T.CHALLENGE, "challenging"],
    [T.ABORT, "ended"],
  ]),
  challenging: rules([[T.ABORT, "ended"]]),
  established: rules([
    ...stay("established", T.PUBLISHED, T.SUBSCRIBED, T.UNSUBSCRIBED, T.EVENT, T.RESULT),
    ...stay("established", T.REGISTERED, T.UNREGISTERED, T.INVOCATION, T.INTERRUPT, T.ERROR),
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

const received: { readonly [S in Side]: Rules } = { router: routerReceives, client: clientReceives };

/** What our own sending leads to; messages that are missing do not change the state. */
const sent: { readonly [S in Side]: ReadonlyMap<MessageType, SessionState> } = {
  router: new Map<MessageType, SessionState>([
    [T.CHALLENGE, "challenging"],
    [T.WELCOME, "established"],
    [T.ABORT, "ended"],
  ]),
  client: new Map<MessageType, SessionState>([
    [T.HELLO, "establishing"],
    [T.AUTHENTICATE, "establishing"],
    [T.ABORT, "ended"],
  ]),
};

/**
 * Where a received message leads from `state`, or undefined if it is a protocol violation there.
 */
export function onReceive(side: Side, state: SessionState, type: MessageType): Transition | undefined {
  return received[side][state].get(type);
}

/** Where sending a message leads from `state`. */
export function onSend(side: Side, state: SessionState, type: MessageType): SessionState {
  if (type === T.GOODBYE) return state === "goodbyeReceived" ? "closed" : "shuttingDown";
  return sent[side].get(type) ?? state;
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
