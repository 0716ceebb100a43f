import type { RunningServer } from "../start-server.ts";

/** The part of `process` that is needed. */
export interface SignalSource {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * Closes the server at the first SIGINT or SIGTERM and exits 0; at the second one exits 1 at once.
 * @param say prints one line.
 */
export function closeOnSignals(
  server: Pick<RunningServer, "close">,
  source: SignalSource,
  say: (line: string) => void,
): void {
  let state: "running" | "closing" = "running";
  const onSignal = (): void => {
    if (state === "closing") return source.exit(1);
    state = "closing";
    say("Saying goodbye to every session. Once more to stop at once.");
    server.close().then(
      () => source.exit(0),
      () => source.exit(1),
    );
  };
  source.on("SIGINT", onSignal);
  source.on("SIGTERM", onSignal);
}
