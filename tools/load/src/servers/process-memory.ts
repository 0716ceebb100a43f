import { readFileSync } from "node:fs";

/** What a process holds in memory, in MiB. */
export interface ProcessMemory {
  readonly now: number;
  /** The most it ever held. */
  readonly peak: number;
}

/** Reads it from Linux's /proc. Nothing, if the process has ended. */
export function processMemory(pid: number): ProcessMemory {
  const status = readStatus(pid);
  const read = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) / 1024;
  return { now: read("VmRSS"), peak: read("VmHWM") };
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "latin1");
  } catch {
    return "";
  }
}
