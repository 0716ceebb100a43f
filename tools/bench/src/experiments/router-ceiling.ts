import { cpus } from "node:os";
import { junctor } from "../contestants/junctor.ts";
import { runLoad } from "../run-load.ts";
import { startServerProcess } from "../server-process.ts";
import { median } from "../statistics.ts";

/*
 * What a router of several processes could gain at most on this machine: routers that know nothing of one another, each
 * with a load of its own (W1), so that nothing is lost to handing messages over. Run: node dist/experiments/router-ceiling.js
 */
const ROUNDS = 5;
const LENGTH = { warmUpMs: 1_000, measureMs: 2_000 };

const counts = [1, 2, ...(cpus().length > 3 ? [4] : [])];
const rounds = new Map(counts.map((count) => [count, [] as number[]]));
for (let round = 0; round < ROUNDS; round++) {
  for (const count of counts) rounds.get(count)?.push(await runRouters(count));
}
for (const [count, rates] of rounds)
  console.log(`${count} routers: ${Math.round(median(rates))} calls/s`, rates.map(Math.round));

async function runRouters(count: number): Promise<number> {
  const servers = await Promise.all(Array.from({ length: count }, () => startServerProcess(junctor)));
  try {
    const reports = await Promise.all(
      servers.map(({ pid, port }) => {
        const target = { port, path: "/ws", transport: "WebSocket", serializer: "json" } as const;
        return runLoad({ work: "calls", context: { target, settings: {}, pid, ...LENGTH } });
      }),
    );
    return reports.reduce((sum, { perSecond }) => sum + perSecond, 0);
  } finally {
    for (const server of servers) await server.stop();
  }
}
