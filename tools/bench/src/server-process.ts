import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Contestant } from "./contestants/contestant.ts";
import { processTree } from "./process-usage.ts";

const POLL_MS = 4;
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 3_000;

/** A contestant's process, listening. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Milliseconds from the start of the process to the first accepted connection. */
  readonly startMs: number;
  /** Ends it and everything it started, by their process ids. */
  stop(): Promise<void>;
}

/** Starts a contestant on a free port and resolves once it accepts a connection. @throws when it ends before. */
export async function startServerProcess(contestant: Contestant): Promise<ServerProcess> {
  const port = await findFreePort();
  const { file, args, cwd } = await contestant.command(port);
  const start = performance.now();
  const child = spawn(file, args, {
    cwd,
    stdio: ["ignore", "ignore", contestant.kind === "rival" ? "ignore" : "inherit"],
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${contestant.id} could not be started`);
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`${contestant.id} ended with code ${child.exitCode}`);
    if (performance.now() - start > START_TIMEOUT_MS) {
      await stopTree(child, pid);
      throw new Error(`${contestant.id} did not listen within two minutes`);
    }
    await wait(POLL_MS);
  }
  return { pid, port, startMs: performance.now() - start, stop: () => stopTree(child, pid) };
}

/** Asks the process to end; what of it and its children is left a little later is killed. */
async function stopTree(child: ChildProcess, pid: number): Promise<void> {
  const tree = processTree(pid);
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    child.kill(tree.length === 1 ? "SIGKILL" : "SIGTERM");
    await Promise.race([exit, wait(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  }
  for (const member of tree) kill(member);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

/**
 * Whether somebody listens on `port`. Asks from another address: the kernel may pick `port` itself as the near end,
 * and a socket connects to itself then.
 */
async function accepts(port: number): Promise<boolean> {
  const socket = connect({ port, host: "127.0.0.1", localAddress: "127.0.0.2" });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
