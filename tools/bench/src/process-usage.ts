import { readdirSync, readFileSync } from "node:fs";

/** What a process and its children have used so far. */
export interface Usage {
  /** Seconds of user and system time, all threads. */
  readonly cpuSeconds: number;
  /** Resident memory in MiB. */
  readonly residentMiB: number;
}

const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** The usage of process `pid` and its children, from Linux's /proc. A process that has ended counts as nothing. */
export function processUsage(pid: number): Usage {
  let cpuSeconds = 0;
  let residentMiB = 0;
  for (const member of processTree(pid)) {
    const fields = readFields(member);
    cpuSeconds += (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
    residentMiB += (Number(fields[21] ?? 0) * PAGE_BYTES) / 2 ** 20;
  }
  return { cpuSeconds, residentMiB };
}

/** The ids of process `pid` and everything it started, parents first. */
export function processTree(pid: number): number[] {
  const children = readThreads(pid).flatMap((thread) => readIds(`/proc/${pid}/task/${thread}/children`));
  return [pid, ...children.flatMap(processTree)];
}

function readFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function readThreads(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function readIds(file: string): number[] {
  try {
    return readFileSync(file, "latin1").trim().split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
