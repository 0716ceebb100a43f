import type { SessionOptions, Session } from "@junctor/client";
import { useSessions } from "../connection/open-sessions.ts";
import { runLoad } from "../load/run-load.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { BenchFlags } from "./bench-flags.ts";
import { Measurement } from "./measurement.ts";
import { preciseClock } from "./precise-clock.ts";

/** How often people are shown how far it is, in requests. */
const STEP = 1_000;

/** Who makes requests, and for how long. */
export interface Requesters {
  readonly options: SessionOptions;
  readonly flags: BenchFlags;
  /** Makes one request, and resolves with its answer. */
  request(session: Session): Promise<unknown>;
}

/** Lets sessions make requests for as long as the flags say, and times them. */
export async function measure({ options, flags, request }: Requesters, terminal: Terminal): Promise<Measurement> {
  const { time, concurrency, parallel } = flags;
  const { signal } = terminal;
  let measurement: Measurement | undefined;
  await useSessions(options, parallel, async (session) => {
    // The time begins when all have joined.
    measurement ??= new Measurement(preciseClock);
    const timed = measurement;
    const job = async (): Promise<void> => {
      await timed.time(() => request(session));
      if (timed.count % STEP === 0) terminal.progress(`${timed.count} done, ${timed.result().perSecond} a second`);
    };
    await runLoad(job, { time, concurrency }, { signal, clock: preciseClock });
  });
  terminal.progress("");
  return measurement ?? new Measurement(preciseClock);
}
