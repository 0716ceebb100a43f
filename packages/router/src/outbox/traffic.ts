/** What went over one connection in each direction, from some moment on. */
export interface Traffic {
  messagesIn: number;
  /** Octets of those messages, without what the transport adds. */
  bytesIn: number;
  messagesOut: number;
  /** Octets of those messages, without what the transport adds. */
  bytesOut: number;
}

/** Nothing yet. */
export function createTraffic(): Traffic {
  return { messagesIn: 0, bytesIn: 0, messagesOut: 0, bytesOut: 0 };
}
