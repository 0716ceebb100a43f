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

/** Where a message leads; `ignore` leaves the state as it is and the message unprocessed. */
export type Transition = SessionState | "ignore";
