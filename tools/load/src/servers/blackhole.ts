import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";

/** A place from which programs reach this machine, until it is cut off: then nothing comes through, and nobody is told. */
export interface Blackhole {
  /** The address of this machine as seen from there. */
  readonly host: string;
  /** How it is cut off, for people. */
  readonly how: string;
  /** Starts a Node program there. */
  start(file: string, args: readonly string[]): ChildProcess;
  /** Cuts it off. */
  cut(): void;
  /** Takes all of it away. */
  remove(): void;
}

/** Two addresses and two ends of a link that no other process with a like number uses at this moment. */
function namesOf(pid: number) {
  const [third, fourth] = [(pid >> 6) % 256, (pid % 64) * 4];
  return {
    host: `10.213.${third}.${fourth + 1}`,
    there: `10.213.${third}.${fourth + 2}`,
    near: `jl${pid}`,
    far: `jf${pid}`,
  };
}

/** A network namespace of its own, if this process may make one; or else processes that are stopped as they are. */
export function openBlackhole(): Blackhole {
  return openNamespace() ?? openStopped();
}

function openNamespace(): Blackhole | undefined {
  const name = `junctor-load-${process.pid}`;
  const { host, there, near, far } = namesOf(process.pid);
  const within = ["netns", "exec", name];
  const made = [
    ["netns", "add", name],
    ["link", "add", near, "type", "veth", "peer", "name", far, "netns", name],
    ["addr", "add", `${host}/30`, "dev", near],
    ["link", "set", near, "up"],
    [...within, "ip", "addr", "add", `${there}/30`, "dev", far],
    [...within, "ip", "link", "set", far, "up"],
  ].every(ip);
  const children: ChildProcess[] = [];
  const remove = (): void => {
    for (const child of children) child.kill("SIGKILL");
    ip(["netns", "del", name]);
    // It goes with the other end, but not before the last process there has ended.
    ip(["link", "del", near]);
  };
  if (!made) {
    remove();
    return undefined;
  }
  process.once("exit", remove);
  return {
    host,
    how: "their network namespace loses its link",
    start(file, args) {
      const child = spawn("ip", [...within, process.execPath, file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
      children.push(child);
      return child;
    },
    cut: () => void ip([...within, "ip", "link", "set", far, "down"]),
    remove() {
      process.off("exit", remove);
      remove();
    },
  };
}

function ip(args: readonly string[]): boolean {
  return spawnSync("ip", args, { stdio: "ignore" }).status === 0;
}

function openStopped(): Blackhole {
  const children: ChildProcess[] = [];
  return {
    host: "127.0.0.1",
    how: "their process is stopped, since network namespaces are not permitted here",
    start(file, args) {
      const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
      children.push(child);
      return child;
    },
    cut: () => children.forEach((child) => child.kill("SIGSTOP")),
    remove: () => children.forEach((child) => child.kill("SIGKILL")),
  };
}
