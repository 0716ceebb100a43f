import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../bin/junctor.js", import.meta.url));

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command `junctor` in a process of its own. */
export class JunctorProcess {
  /** Resolves when the process has ended and all it printed has been read. */
  readonly exit: Promise<Exit>;
  readonly #child: ChildProcess;
  #stdout = "";
  #stderr = "";
  #onOutput: () => void = () => {};

  /**
   * @param input what it reads from standard input.
   * @param environment added to that of this process.
   */
  constructor(args: readonly string[], input = "", environment: NodeJS.ProcessEnv = {}) {
    const env = { ...process.env, ...environment };
    this.#child = spawn(process.execPath, [BIN, ...args], { stdio: ["pipe", "pipe", "pipe"], env });
    // A process that reads nothing may be gone before it is written to.
    this.#child.stdin?.on("error", () => {});
    this.#child.stdin?.end(input);
    this.#child.stdout?.on("data", (text) => {
      this.#stdout += text;
      this.#onOutput();
    });
    this.#child.stderr?.on("data", (text) => {
      this.#stderr += text;
      this.#onOutput();
    });
    this.exit = new Promise((resolve) => {
      this.#child.on("close", (code, signal) => resolve({ code, signal, stdout: this.#stdout, stderr: this.#stderr }));
    });
  }

  /** Sends the process a signal. */
  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Stops reading, as a pager does that is left. */
  closeOutput(): void {
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  /** Resolves to what was printed as soon as it matches; rejects if the process ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#matched(pattern, () => this.#stdout);
  }

  /** As `printed`, of standard error. */
  complained(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#matched(pattern, () => this.#stderr);
  }

  async #matched(pattern: RegExp, read: () => string): Promise<RegExpExecArray> {
    const matched = new Promise<RegExpExecArray>((resolve) => {
      this.#onOutput = () => {
        const match = pattern.exec(read());
        if (match !== null) resolve(match);
      };
      this.#onOutput();
    });
    const ended = this.exit.then(({ code, stderr }) => {
      throw new Error(`junctor ended with ${code} before it printed ${pattern}: ${stderr}`);
    });
    return Promise.race([matched, ended]);
  }

  /** Resolves to the port once the process listens. */
  async listening(): Promise<number> {
    const [, port] = await this.printed(/WebSocket +ws:\/\/127\.0\.0\.1:(\d+)\/ws/);
    return Number(port);
  }
}
