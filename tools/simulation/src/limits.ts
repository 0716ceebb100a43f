/** The limits of the router under simulation: low, so that they are met, and known to the model. */
export const limits = {
  maxSubscriptions: 4,
  maxRegistrations: 3,
  maxCalls: 4,
  maxTestaments: 3,
  maxHistoryEvents: 6,
  maxHistoryPage: 4,
  joinTimeout: 5_000,
  closeTimeout: 1_000,
};

/** How many calls of a registration may wait for a callee with room. */
export const maxWaitingCalls = 2;

/** What has a history. */
export const recorded = [
  { topic: "topic.one", match: "exact" },
  { topic: "topic", match: "prefix" },
] as const;
