/** The part of `process` that is needed. */
export interface SignalSource {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * Drains the server at the first SIGINT or SIGTERM and exits 0; at the second one exits 1 at once.
 * @param say prints one line.
 */
export function closeOnSignals(
  server: { drain(): Promise<void> },
  source: SignalSource,
  say: (line: string) => void,
): void {
  let state: "running" | "closing" = "running";
  const onSignal = (): void => {
    if (state === "closing") return source.exit(1);
    state = "closing";
    say("Saying goodbye to every session, when its calls are done. Once more to stop at once.");
    server.drain().then(
      () => source.exit(0),
      () => source.exit(1),
    );
  };
  source.on("SIGINT", onSignal);
  source.on("SIGTERM", onSignal);
}
