import { readFileSync } from "node:fs";

/** What a process has used so far. */
export interface Usage {
  /** Seconds of user and system time, all threads. */
  readonly cpuSeconds: number;
  /** Resident memory in MiB. */
  readonly residentMiB: number;
}

const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** Reads the usage of process `pid` from Linux's /proc. */
export function processUsage(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    residentMiB: (Number(fields[21]) * PAGE_BYTES) / 2 ** 20,
  };
}
