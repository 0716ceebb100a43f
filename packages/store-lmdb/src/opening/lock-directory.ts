import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Directories this process has a store in. */
const held = new Set<string>();

/**
 * Takes a directory for this process: two stores over one database would not know of each other's events.
 * @returns gives it back.
 * @throws {Error} if another store has it, in this process or another one that is alive.
 */
export function lockDirectory(path: string): () => void {
  const file = join(path, "owner.pid");
  const owner = ownerOf(file);
  if (held.has(path) || (owner !== process.pid && isAlive(owner))) {
    throw new Error(`the event store in ${path} is in use by process ${owner}`);
  }
  rmSync(file, { force: true });
  writeFileSync(file, `${process.pid}\n`, { flag: "wx" });
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(file, { force: true });
  };
}

function ownerOf(file: string): number {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
