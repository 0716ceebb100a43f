/** What a router gives. Beyond what one peer may take requests are refused or the connection is ended. */
export interface Limits {
  /** Octets waiting to be taken by one connection; beyond, it is terminated. Default: 8 MiB. */
  readonly maxQueuedBytes: number;
  /** As `maxQueuedBytes`, if so much waits for `softQueueTimeout`. Default: 1 MiB. */
  readonly softQueuedBytes: number;
  /** Milliseconds for which `softQueuedBytes` may wait for one connection; then it is terminated. Default: 5,000. */
  readonly softQueueTimeout: number;
  /** Octets waiting for all connections together; beyond, the one with the most waiting is terminated. Default: 256 MiB. */
  readonly maxTotalQueuedBytes: number;
  /**
   * Octets waiting for all connections that may not lag; beyond, publishers are not read from, and neither are
   * connections kept that take nothing for `softQueueTimeout` meanwhile. Default: 128 MiB.
   */
  readonly highQueuedBytes: number;
  /** Octets waiting for all connections that may not lag at which publishers are read from again. Default: 64 MiB. */
  readonly lowQueuedBytes: number;
  /** Octets of a message that comes before WELCOME; beyond, ABORT. Default: 16 KiB. */
  readonly maxHelloBytes: number;
  /** Milliseconds a connection may stay without a session, up to CHALLENGE if there is one. Default: 5,000. */
  readonly joinTimeout: number;
  /** Milliseconds from CHALLENGE to WELCOME, or to another CHALLENGE. Default: 10,000. */
  readonly authenticationTimeout: number;
  /** Connections that may be without a session; beyond, they are closed. Default: 1,000. */
  readonly maxPendingJoins: number;
  /** As `maxPendingJoins`, for each address (or IPv6 /64 network) but those of this machine. Default: 50. */
  readonly maxPendingJoinsPerAddress: number;
  /** Denied logins from one address (or IPv6 /64 network), but those of this machine, within `failedLoginWindow`; beyond, ABORT `wamp.error.unavailable`. Default: 10. */
  readonly maxFailedLogins: number;
  /**
   * Denied logins under one authid, from whatever addresses, within `failedLoginWindow`; beyond, answers wait for
   * `failedLoginDelay` before they are judged, right or wrong. Default: 10.
   */
  readonly maxFailedLoginsPerUser: number;
  /** Milliseconds an answer waits then; it has to be less than `authenticationTimeout`. Default: 3,000. */
  readonly failedLoginDelay: number;
  /** Milliseconds from the first denied login of an address, or under an authid, until all are forgiven. Default: 60,000. */
  readonly failedLoginWindow: number;
  /** Milliseconds a connection may take to close after ABORT, or to answer GOODBYE. Default: 1,000. */
  readonly closeTimeout: number;
  /** Subscriptions one session may hold; beyond, ERROR `wamp.error.unavailable`. Default: 1,000. */
  readonly maxSubscriptions: number;
  /** Registrations one session may hold; beyond, ERROR `wamp.error.unavailable`. Default: 1,000. */
  readonly maxRegistrations: number;
  /** Calls one session may have in flight; beyond, ERROR `wamp.error.unavailable`. Default: 1,000. */
  readonly maxCalls: number;
  /** Receivers each list of a PUBLISH may name, `eligible` for one; beyond, ERROR `wamp.error.option_not_allowed`. Default: 1,000. */
  readonly maxReceiverList: number;
  /** Topics of a realm that may have a retained event; beyond, those published longest ago go. Default: 10,000. */
  readonly maxRetainedTopics: number;
  /** Octets all retained events of a realm may take; beyond, those published longest ago go. Default: 4 MiB. */
  readonly maxRetainedBytes: number;
  /** Testaments one session may leave; beyond, ERROR `wamp.error.unavailable`. Default: 16. */
  readonly maxTestaments: number;
  /** Octets of the payloads of one session's testaments; beyond, ERROR `wamp.error.payload_size_exceeded`. Default: 64 KiB. */
  readonly maxTestamentBytes: number;
  /** Declarations one session may make; beyond, ERROR `wamp.error.unavailable`. Default: 1,000. */
  readonly maxDeclarations: number;
  /** Octets of all declarations of one session; beyond, ERROR `wamp.error.payload_size_exceeded`. Default: 256 KiB. */
  readonly maxDeclarationBytes: number;
  /** Milliseconds an authorizer may take; beyond, ERROR `wamp.error.authorization_failed`. Default: 5,000. */
  readonly authorizationTimeout: number;
  /** Answers of authorizers a realm keeps; beyond, those not asked for longest go. Default: 10,000. */
  readonly maxKeptAuthorizations: number;
  /** Events in the history of one subscription; beyond, the oldest go. Default: 1,000. */
  readonly maxHistoryEvents: number;
  /** Octets the history of one subscription may take; beyond, the oldest events go. Default: 4 MiB. */
  readonly maxHistoryBytes: number;
  /** Events one call of `wamp.subscription.get_events` returns. Default: 1,000. */
  readonly maxHistoryPage: number;
}

/** The limits of a router that was given none. */
export const defaultLimits: Limits = {
  maxQueuedBytes: 8 * 1024 * 1024,
  softQueuedBytes: 1024 * 1024,
  softQueueTimeout: 5_000,
  maxTotalQueuedBytes: 256 * 1024 * 1024,
  highQueuedBytes: 128 * 1024 * 1024,
  lowQueuedBytes: 64 * 1024 * 1024,
  maxHelloBytes: 16 * 1024,
  joinTimeout: 5_000,
  authenticationTimeout: 10_000,
  maxPendingJoins: 1_000,
  maxPendingJoinsPerAddress: 50,
  maxFailedLogins: 10,
  maxFailedLoginsPerUser: 10,
  failedLoginDelay: 3_000,
  failedLoginWindow: 60_000,
  closeTimeout: 1_000,
  maxSubscriptions: 1_000,
  maxRegistrations: 1_000,
  maxCalls: 1_000,
  maxReceiverList: 1_000,
  maxRetainedTopics: 10_000,
  maxRetainedBytes: 4 * 1024 * 1024,
  maxTestaments: 16,
  maxTestamentBytes: 64 * 1024,
  maxDeclarations: 1_000,
  maxDeclarationBytes: 256 * 1024,
  authorizationTimeout: 5_000,
  maxKeptAuthorizations: 10_000,
  maxHistoryEvents: 1_000,
  maxHistoryBytes: 4 * 1024 * 1024,
  maxHistoryPage: 1_000,
};
