import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { junctor } from "../contestants/junctor.ts";
import { runToEnd } from "../contestants/run-to-end.ts";
import { roundLength } from "../parse-options.ts";
import type { Options } from "../parse-options.ts";
import type { Line } from "../report/result.ts";
import type { Round } from "../round.ts";
import { isSelected } from "../series.ts";
import { startServerProcess } from "../server-process.ts";
import type { ClientOrder, ClientReport } from "./client-process.ts";
import type { ClientWorkName } from "./client-works.ts";
import { libraries } from "./libraries.ts";
import type { LibraryName } from "./libraries.ts";

const program = fileURLToPath(new URL("client-process.js", import.meta.url));
const bystanders = fileURLToPath(new URL("bystander-process.js", import.meta.url));

const workloads: readonly { id: string; title: string; work: ClientWorkName }[] = [
  { id: "C2calls", title: "client library, 64 calls in flight; CPU and RSS are the client's", work: "calls" },
  { id: "C2events", title: "client library, events to a handler; CPU and RSS are the client's", work: "events" },
];

interface ClientSeries extends Line {
  readonly library: LibraryName;
  readonly work: ClientWorkName;
  readonly rounds: Round[];
}

/** Measures client libraries against our router, each in a process of its own, in turn. */
export async function measureClients(options: Options): Promise<Line[]> {
  const selected = workloads.filter(({ id }) => isSelected(id, options.only));
  const all = selected.flatMap(({ id, title, work }) => seriesOf(id, title, work));
  for (let round = 0; round < options.rounds; round++) {
    for (const series of all) series.rounds.push(await measureClient(series, options));
  }
  return all.map(({ library: _library, work: _work, ...line }) => line);
}

function seriesOf(workload: string, title: string, work: ClientWorkName): ClientSeries[] {
  return (Object.keys(libraries) as LibraryName[]).map((library) => ({
    workload,
    title,
    unit: work,
    contestant: library,
    kind: library === "@junctor/client" ? "ours" : "rival",
    variant: "WebSocket json",
    rounds: [],
    library,
    work,
  }));
}

async function measureClient({ library, work }: ClientSeries, options: Options): Promise<Round> {
  const server = await startServerProcess(junctor);
  try {
    await startBystanders(server.port);
    const url = `ws://127.0.0.1:${server.port}/ws`;
    const order: ClientOrder = { library, work, url, ...roundLength(options) };
    const output = await runToEnd({ file: process.execPath, args: [program, JSON.stringify(order)] });
    return toRound(JSON.parse(output) as ClientReport, server.startMs);
  } finally {
    await server.stop();
  }
}

/** They end with their router. */
async function startBystanders(port: number): Promise<void> {
  const child = spawn(process.execPath, [bystanders, `${port}`], { stdio: ["ignore", "pipe", "ignore"] });
  await once(child.stdout, "data");
}

function toRound({ perSecond, cpuMicroseconds, residentMiB }: ClientReport, startMs: number): Round {
  const resident = { before: residentMiB, during: residentMiB, after: residentMiB };
  return { perSecond, cpuMicroseconds, residentMiB: resident, loadShare: 0, valid: true, startMs, facts: {} };
}
