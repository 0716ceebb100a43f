/** A running router that is fuzzed. */
export interface RouterUnderTest {
  /** It listens there on this machine for all transports, and for `/metrics`. */
  readonly port: number;
  /** Whether it has a realm `realm2`, where the user `fuzz` joins by the ticket `fuzz-ticket`. */
  readonly challenges: boolean;
  /** Ends it. Resolves to what was wrong with it: that it had ended already, what it printed as errors. */
  stop(): Promise<readonly string[]>;
}
