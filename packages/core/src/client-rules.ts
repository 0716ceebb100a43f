import * as T from "./constants/message-types.ts";
import type { MessageType } from "./message-type.ts";
import type { SessionState, Transition } from "./session-state.ts";

/** The messages that are legal in one state, and where they lead. */
type Row = { readonly [T in MessageType]?: Transition };

const aborted = { [T.ABORT]: "ended" } as const;
const published = [T.PUBLISHED, T.SUBSCRIBED, T.UNSUBSCRIBED, T.EVENT] as const;
const called = [T.RESULT, T.REGISTERED, T.UNREGISTERED, T.INVOCATION, T.INTERRUPT, T.ERROR] as const;

/** What a client accepts of a router, one row per state. What is missing is a protocol violation, or ignored. */
const receives: { readonly [S in SessionState]: Row } = {
  closed: aborted,
  establishing: { ...aborted, [T.WELCOME]: "established", [T.CHALLENGE]: "challenging" },
  challenging: aborted,
  established: {
    ...aborted,
    ...Object.fromEntries([...published, ...called].map((type) => [type, "established"])),
    [T.GOODBYE]: "goodbyeReceived",
  },
  shuttingDown: { ...aborted, [T.GOODBYE]: "closed" },
  goodbyeReceived: aborted,
  ended: {},
};

/** Where a message that a client received leads from `state`, or undefined if it is a protocol violation there. */
export function onClientReceive(state: SessionState, type: MessageType): Transition | undefined {
  return receives[state][type] ?? (state === "shuttingDown" || state === "ended" ? "ignore" : undefined);
}

/** Where a message that a client sends leads from `state`. */
export function onClientSend(state: SessionState, type: MessageType): SessionState {
  switch (type) {
    case T.HELLO:
    case T.AUTHENTICATE:
      return "establishing";
    case T.ABORT:
      return "ended";
    case T.GOODBYE:
      return state === "goodbyeReceived" ? "closed" : "shuttingDown";
    default:
      return state;
  }
}
