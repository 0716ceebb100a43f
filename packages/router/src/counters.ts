/** What a router counted since it was created. Plain numbers, so that counting costs nothing. */
export interface Counters {
  /** Messages received, of every type and state. */
  messagesIn: number;
  /** Messages handed to a connection's queue, EVENTs included. */
  messagesOut: number;
  /** EVENTs among them. */
  eventsOut: number;
  /** EVENTs a receiver did not get because its transport takes no message that long. */
  eventsTooLong: number;
  /** EVENTs a receiver did not get because its serializer cannot express the payload. */
  eventsUnencodable: number;
  /** EVENTs a receiver did without because it lagged behind. */
  eventsDropped: number;
  /** Publications that reached their subscribers, but not the store. */
  eventsNotStored: number;
  /** Messages whose payload did not fit what was declared, in realms that validate. */
  payloadsRefused: number;
  /** YIELDs and ERRORs that came after their call had ended. */
  answersLate: number;
  /** CALLs with a further chunk of the payload of a call that had ended. */
  chunksLate: number;
  /** Questions an authorizer failed to answer, or not in time. */
  authorizersFailed: number;
  /** Connections ended because they did not take their messages fast enough. */
  slowConsumers: number;
  /** Times a publisher was not read from because too much waited for all connections together. */
  publishersHeld: number;
  /** Times a session was not read from because it sent more than its rate. */
  sessionsThrottled: number;
  /** Peers answered with ABORT, for whatever reason. */
  aborts: number;
  /** Logins that were denied, for a wrong secret or a user that does not exist. */
  loginsDenied: number;
  /** Faults of the router itself, each caught at one message or one connection. */
  faults: number;
}

/** Counters, all at zero. */
export function createCounters(): Counters {
  return {
    messagesIn: 0,
    messagesOut: 0,
    eventsOut: 0,
    eventsTooLong: 0,
    eventsUnencodable: 0,
    eventsDropped: 0,
    eventsNotStored: 0,
    payloadsRefused: 0,
    answersLate: 0,
    chunksLate: 0,
    authorizersFailed: 0,
    slowConsumers: 0,
    publishersHeld: 0,
    sessionsThrottled: 0,
    aborts: 0,
    loginsDenied: 0,
    faults: 0,
  };
}
