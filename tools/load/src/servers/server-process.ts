import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { memoryLimit } from "./memory-limit.ts";
import type { MemoryLimit } from "./memory-limit.ts";
import { processMemory } from "./process-memory.ts";
import type { ProcessMemory } from "./process-memory.ts";

/** How a server process is started. */
export interface ServerProcessOptions {
  /** The program, for Node. */
  readonly file: string;
  readonly args: readonly string[];
  /** What the program prints when it listens; its first group is the port. */
  readonly listening: RegExp;
  /** How much memory it may have, in MiB. Default: any amount. */
  readonly memory?: number | undefined;
}

/** How a process ended. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

interface Listening {
  readonly port: number;
  readonly printed: string;
}

interface Life {
  readonly exit: Promise<ProcessExit>;
  readonly bound: string;
}

/** A server in a process of its own. It ends with this one. */
export class ServerProcess implements AsyncDisposable {
  readonly port: number;
  readonly pid: number;
  /** Fulfilled when it has ended, whatever the cause. */
  readonly exit: Promise<ProcessExit>;
  /** How its memory is bounded. */
  readonly bound: string;
  /** What it printed until it listened. */
  readonly printed: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, { port, printed }: Listening, { exit, bound }: Life) {
    this.#child = child;
    this.port = port;
    this.printed = printed;
    this.pid = child.pid as number;
    this.exit = exit;
    this.bound = bound;
  }

  /**
   * Starts it.
   * @throws {Error} if it ends before it listens; with what it printed.
   */
  static async start(options: ServerProcessOptions): Promise<ServerProcess> {
    const { memory } = options;
    const limit = memory === undefined ? undefined : memoryLimit(memory);
    const isHeapBound = memory !== undefined && limit === undefined;
    const heap = isHeapBound ? [`--max-old-space-size=${memory}`] : [];
    const child = spawn(process.execPath, [...heap, options.file, ...options.args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    limit?.add(child.pid as number);
    const exit = watchExit(child, limit);
    const listening = await untilListening(child, options.listening, exit);
    const bound = memory === undefined ? "none" : `${memory} MiB by ${limit?.how ?? "the heap of Node alone"}`;
    return new ServerProcess(child, listening, { exit, bound });
  }

  /** What it holds in memory. */
  get memory(): ProcessMemory {
    return processMemory(this.pid);
  }

  /** Whether it runs. */
  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Sends it a signal. */
  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Kills it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.signal("SIGKILL");
    await this.exit;
  }
}

function watchExit(child: ChildProcess, limit: MemoryLimit | undefined): Promise<ProcessExit> {
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  return new Promise((resolve) => {
    child.on("close", (code, signal) => {
      process.off("exit", kill);
      limit?.remove();
      resolve({ code, signal });
    });
  });
}

async function untilListening(child: ChildProcess, listening: RegExp, exit: Promise<ProcessExit>): Promise<Listening> {
  let printed = "";
  const found = new Promise<Listening>((resolve) => {
    const read = (text: unknown): void => {
      printed = `${printed}${String(text)}`.slice(-10_000);
      const match = listening.exec(printed);
      if (match !== null) resolve({ port: Number(match[1]), printed });
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
  });
  const failed = exit.then(({ code }): never => {
    throw new Error(`the server ended with ${code} before it listened: ${printed}`);
  });
  return Promise.race([found, failed]);
}
