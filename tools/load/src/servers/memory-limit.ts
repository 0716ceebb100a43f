import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A bound on the memory of one process, set by the kernel. */
export interface MemoryLimit {
  /** How it is bounded, for people. */
  readonly how: string;
  /** Puts a process under it. */
  add(pid: number): void;
  /** Takes it away again, once the process has ended. */
  remove(): void;
}

interface Controller {
  /** The group of this very process. */
  readonly group: string;
  /** The file that takes the bound. */
  readonly limit: string;
  readonly how: string;
}

/** A memory cgroup, of either version, if this process may make one; undefined if not. */
export function memoryLimit(mebibytes: number): MemoryLimit | undefined {
  for (const { group, limit, how } of controllers()) {
    const own = join(group, `junctor-load-${process.pid}-${Date.now()}`);
    try {
      mkdirSync(own);
      writeFileSync(join(own, limit), String(mebibytes * 2 ** 20));
      return {
        how,
        add: (pid) => writeFileSync(join(own, "cgroup.procs"), String(pid)),
        remove: () => removeGroup(own),
      };
    } catch {
      removeGroup(own);
    }
  }
  return undefined;
}

/** Where groups may perhaps be made: below this process's own, or beside it where its own has members. */
function controllers(): readonly Controller[] {
  const own = readFileSync("/proc/self/cgroup", "latin1");
  const first = /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(.*)$/m.exec(own)?.[1];
  const second = /^0::(.*)$/m.exec(own)?.[1];
  const found: Controller[] = [];
  for (const group of aroundOf("/sys/fs/cgroup/memory", first)) {
    found.push({ group, limit: "memory.limit_in_bytes", how: "cgroup v1" });
  }
  for (const group of aroundOf("/sys/fs/cgroup", second)) {
    found.push({ group, limit: "memory.max", how: "cgroup v2" });
  }
  return found.filter(({ group }) => existsSync(join(group, "cgroup.procs")));
}

function aroundOf(mount: string, group: string | undefined): readonly string[] {
  return group === undefined ? [] : [join(mount, group), join(mount, dirname(group)), mount];
}

function removeGroup(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // It was never made, or its last process is not quite gone.
  }
}
