import type { JoinedLibrary } from "./client-library.ts";
import { PROCEDURE } from "../work/open-callee.ts";
import { payloadOfSize } from "../work/payload-of-size.ts";

/** The topic of events, and the procedure that publishes the next batch of them. */
export const TOPIC = "bench.topic";
export const MORE = "bench.more";
/** Events each call of `MORE` publishes. */
export const BATCH = 1_000;
const IN_FLIGHT = 64;
/** Batches that are under way, so that the library never waits for the publisher. */
const BATCHES = 2;
const [argument = ""] = payloadOfSize();

/** What a client library does under measurement: starts, and returns how often it has happened so far. */
export const clientWorks = { calls, events };

export type ClientWorkName = keyof typeof clientWorks;

async function calls(library: JoinedLibrary): Promise<() => number> {
  let done = 0;
  const call = (): void => void library.call(PROCEDURE, argument).then(again, endProcess);
  const again = (): void => {
    done++;
    call();
  };
  for (let i = 0; i < IN_FLIGHT; i++) call();
  return () => done;
}

async function events(library: JoinedLibrary): Promise<() => number> {
  let received = 0;
  const more = (): void => void library.call(MORE, "").then(undefined, endProcess);
  await library.subscribe(TOPIC, () => {
    if (++received % BATCH === 0) more();
  });
  for (let i = 0; i < BATCHES; i++) more();
  return () => received;
}

function endProcess(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
