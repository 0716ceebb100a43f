import { setTimeout as wait } from "node:timers/promises";
import { processUsage } from "../process-usage.ts";
import type { LoadReport } from "../round.ts";
import type { Load, Work, WorkContext } from "./work.ts";

/** Makes a work of a load that runs by itself: warms up, then counts for a while. */
export function measureLoad(start: (context: WorkContext) => Promise<Load>): Work {
  return async (context) => {
    const load = await start(context);
    await wait(context.warmUpMs);
    load.latency?.reset();
    const meter = startMeter(context.pid);
    const count = load.count();
    await wait(context.measureMs);
    const operations = load.count() - count;
    if (operations === 0) throw new Error("nothing happened while it was measured");
    const report = meter(operations);
    const latency = load.latency?.percentiles();
    return { ...report, ...(latency && { latency }), facts: load.facts ?? {} };
  };
}

/** Reads what server and load generator have used; the returned function says what `operations` cost since. */
export function startMeter(pid: number): (operations: number) => LoadReport {
  const [server, own, start] = [processUsage(pid), process.cpuUsage(), performance.now()];
  return (operations) => {
    const seconds = (performance.now() - start) / 1_000;
    const { cpuSeconds, residentMiB } = processUsage(pid);
    const { user, system } = process.cpuUsage(own);
    return {
      perSecond: operations / seconds,
      cpuMicroseconds: ((cpuSeconds - server.cpuSeconds) * 1e6) / operations,
      residentMiB,
      loadShare: (user + system) / 1e6 / seconds,
      facts: {},
    };
  };
}
