/** A client library under test, joined to `realm1`. JSON over WebSocket, as each comes out of the box. */
export interface JoinedLibrary {
  /** Calls with one argument; resolves once the result is there. */
  call(procedure: string, argument: string): PromiseLike<unknown>;
  /** Resolves once subscribed; `handler` runs for each event. */
  subscribe(topic: string, handler: () => void): PromiseLike<unknown>;
}

/** Joins a router at `url`. */
export type JoinLibrary = (url: string) => Promise<JoinedLibrary>;
