import { setTimeout as wait } from "node:timers/promises";
import { processUsage } from "./process-usage.ts";
import { MAX_LOAD_SHARE } from "./round.ts";
import type { Round } from "./round.ts";
import { runLoad } from "./run-load.ts";
import type { Series } from "./series.ts";
import { startServerProcess } from "./server-process.ts";
import type { TransportName } from "./load/open-peer.ts";
import type { SerializerName } from "./wire/wire.ts";
import type { Settings } from "./work/work.ts";

/** How long a round lasts. */
export interface RoundLength {
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** The time a server has to notice that its connections are gone. */
const SETTLE_MS = 200;

/** Starts the server, puts the load on it, ends both. @throws when either fails. */
export async function runRound(series: Series, settings: Settings, length: RoundLength): Promise<Round> {
  const server = await startServerProcess(series.contestant);
  try {
    const before = processUsage(server.pid).residentMiB;
    const [transport, serializer] = series.variant.split(" ") as [TransportName, SerializerName];
    const target = { port: server.port, path: series.contestant.path, transport, serializer };
    const context = { target, settings, pid: server.pid, ...length };
    const report = await runLoad({ work: series.work, context });
    await wait(SETTLE_MS);
    const after = processUsage(server.pid).residentMiB;
    return {
      ...report,
      residentMiB: { before, during: report.residentMiB, after },
      valid: report.loadShare <= MAX_LOAD_SHARE,
      startMs: server.startMs,
    };
  } finally {
    await server.stop();
  }
}
