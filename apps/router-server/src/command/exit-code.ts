/** The exit codes of `junctor`; 0 is success. */
export const ExitCode = {
  /** The arguments, a file or the environment are wrong. */
  USAGE: 1,
  /** The router cannot be reached, or the connection was lost. */
  NO_CONNECTION: 2,
  /** The router does not let this user in. */
  NOT_LET_IN: 3,
  /** The router or the other peer refused a request. */
  WAMP: 4,
  /** As `timeout` of the shell. */
  TIMEOUT: 124,
  /** 128 + SIGINT, as shells say it. */
  INTERRUPTED: 130,
  /** 128 + SIGTERM. */
  TERMINATED: 143,
} as const;
