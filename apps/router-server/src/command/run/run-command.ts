import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Environment } from "../connection/read-environment.ts";

/** What to run: a line for the shell, or a program with its arguments. */
export type CommandLine = string | readonly [program: string, ...args: string[]];

/** How a command is run. */
export interface CommandOptions {
  readonly environment: Environment;
  /** What it reads from standard input. */
  readonly input: string;
  /** Ends it, and what it started, when aborted. */
  readonly signal: AbortSignal;
  /** Gets each line of standard output. Default: all is kept. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** How a command ended. */
export interface CommandEnd {
  /** `null` if a signal ended it. */
  readonly code: number | null;
  /** What it printed, unless `onLine` got it. */
  readonly stdout: string;
}

/**
 * Runs a command. What it writes to standard error goes to that of this process.
 * @throws what the operating system says if it cannot be run; `signal.reason` if it was aborted.
 */
export function runCommand(line: CommandLine, options: CommandOptions): Promise<CommandEnd> {
  return new Promise((resolve, reject) => {
    const child = start(line, options.environment);
    const onAbort = (): void => kill(child);
    let stdout = "";
    if (options.onLine === undefined) child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    else if (child.stdout !== null) createInterface({ input: child.stdout }).on("line", options.onLine);
    // One that reads nothing may be gone before it is written to.
    child.stdin?.on("error", () => {});
    child.stdin?.end(options.input);
    child.on("error", reject);
    child.on("close", (code) => {
      options.signal.removeEventListener("abort", onAbort);
      if (options.signal.aborted) reject(options.signal.reason as Error);
      else resolve({ code, stdout });
    });
    options.signal.addEventListener("abort", onAbort, { once: true });
    if (options.signal.aborted) onAbort();
  });
}

/** Leads a group of processes, so that all of it can be ended. */
function start(line: CommandLine, environment: Environment): ChildProcess {
  const [program, args, shell] = typeof line === "string" ? [line, [], true] : [line[0], line.slice(1), false];
  const detached = process.platform !== "win32";
  return spawn(program, args, { env: environment, shell, detached, stdio: ["pipe", "pipe", "inherit"] });
}

function kill(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && process.platform !== "win32") process.kill(-child.pid, "SIGTERM");
    else child.kill();
  } catch {
    // It has ended already.
  }
}
