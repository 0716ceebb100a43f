import { setTimeout as wait } from "node:timers/promises";
import { clientWorks } from "./client-works.ts";
import type { ClientWorkName } from "./client-works.ts";
import { libraries } from "./libraries.ts";
import type { LibraryName } from "./libraries.ts";

/** What a client process is to do. */
export interface ClientOrder {
  readonly library: LibraryName;
  readonly work: ClientWorkName;
  readonly url: string;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** What it found out about itself. */
export interface ClientReport {
  readonly perSecond: number;
  /** User and system time of this process per operation. */
  readonly cpuMicroseconds: number;
  readonly residentMiB: number;
}

/*
 * A client under test, run as `node client-process.js JSON` with an order: one round in a process of its own. Prints its
 * report as one line of JSON.
 */
const { library, work, url, warmUpMs, measureMs } = JSON.parse(process.argv[2] ?? "{}") as ClientOrder;
const count = await clientWorks[work](await libraries[library](url));
await wait(warmUpMs);
const [before, cpu, start] = [count(), process.cpuUsage(), performance.now()];
await wait(measureMs);
const { user, system } = process.cpuUsage(cpu);
const operations = count() - before;
const report: ClientReport = {
  perSecond: (operations / (performance.now() - start)) * 1_000,
  cpuMicroseconds: (user + system) / operations,
  residentMiB: process.memoryUsage().rss / 2 ** 20,
};
console.log(JSON.stringify(report));
process.exit(0);
