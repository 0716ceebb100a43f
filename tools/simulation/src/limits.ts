/** The limits of the router under simulation: low, so that they are met, and known to the model. */
export const limits = {
  maxSubscriptions: 4,
  maxRegistrations: 3,
  maxCalls: 4,
  maxTestaments: 3,
  joinTimeout: 5_000,
  closeTimeout: 1_000,
};

/** How many calls of a registration may wait for a callee with room. */
export const maxWaitingCalls = 2;
