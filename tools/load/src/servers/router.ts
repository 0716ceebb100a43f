import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ServerProcess } from "./server-process.ts";

/** What a router under load is told; the keys of its configuration file. */
export interface RouterSettings {
  readonly limits?: { readonly [name: string]: number };
  readonly connections?: { readonly [name: string]: number };
  readonly shutdown?: { readonly [name: string]: number };
  /** Further listeners. */
  readonly listeners?: readonly object[];
  /** How much memory it may have, in MiB. Default: any amount. */
  readonly memory?: number;
}

/** What a router said of itself: counters and gauges by name, without the prefix `junctor_`. */
export type RouterMetrics = ReadonlyMap<string, number>;

/** A started router, as it is built. */
export interface Router extends AsyncDisposable {
  readonly process: ServerProcess;
  readonly port: number;
  /** Reads its `/metrics`. */
  metrics(): Promise<RouterMetrics>;
}

/** Limits so wide that none of them is met: what a router without them does. */
export const unlimited = {
  maxQueuedBytes: 2 ** 40,
  softQueuedBytes: 2 ** 40,
  maxTotalQueuedBytes: 2 ** 40,
  highQueuedBytes: 2 ** 40,
  lowQueuedBytes: 2 ** 40,
} as const;

const bin = join(dirname(createRequire(import.meta.url).resolve("junctor/package.json")), "bin", "junctor.js");

/** Starts the command `junctor` on a free port of this machine, with one realm, `realm1`. */
export async function startRouter({ memory, listeners = [], ...settings }: RouterSettings = {}): Promise<Router> {
  const folder = mkdtempSync(join(tmpdir(), "junctor-load-"));
  const file = join(folder, "junctor.json");
  const own = { host: "127.0.0.1", port: 0, status: ["health", "metrics"] };
  const configuration = { listeners: [own, ...listeners], realms: [{ name: "realm1" }], ...settings };
  writeFileSync(file, JSON.stringify(configuration));
  const listening = /WebSocket +ws:\/\/127\.0\.0\.1:(\d+)/;
  const started = await ServerProcess.start({ file: bin, args: ["start", "--config", file], listening, memory });
  void started.exit.then(() => rmSync(folder, { recursive: true, force: true }));
  return {
    process: started,
    port: started.port,
    metrics: () => readMetrics(started),
    [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
  };
}

/** Asks again if a router that is busy beyond its time limits has cut the request off. */
async function readMetrics(router: ServerProcess): Promise<RouterMetrics> {
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${router.port}/metrics`);
      const lines = (await response.text()).matchAll(/^(?:junctor_)?(\w+) (\S+)$/gm);
      return new Map([...lines].map(([, name, value]) => [name as string, Number(value)]));
    } catch (error) {
      if (!router.isRunning) throw error;
    }
  }
}
