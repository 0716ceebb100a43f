import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../e2e/router-program.js", import.meta.url));

/** A router in a process of its own. */
export class RouterProcess {
  /** Where it listens, once it does. */
  readonly port: Promise<number>;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor() {
    this.#child = spawn(process.execPath, [PROGRAM], { stdio: ["pipe", "pipe", "inherit"] });
    this.#ended = once(this.#child, "close");
    this.port = this.#readPort();
    // One that is killed early never listens, which only matters to those who ask.
    this.port.catch(() => undefined);
  }

  /** Ends the process as a power cut would: it gets to do nothing more. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  /** Lets it say goodbye to all, forget everything and go on. */
  restart(): void {
    this.#child.kill("SIGUSR2");
  }

  async #readPort(): Promise<number> {
    let printed = "";
    for await (const text of this.#child.stdout?.setEncoding("utf8") ?? []) {
      printed += String(text);
      const [, port] = /listening on (\d+)\n/.exec(printed) ?? [];
      if (port !== undefined) return Number(port);
    }
    throw new Error("the router ended before it listened");
  }
}
