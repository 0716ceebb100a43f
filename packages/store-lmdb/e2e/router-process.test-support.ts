import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { openSession } from "@junctor/client";
import type { Session } from "@junctor/client";
import type { LmdbStoreOptions } from "@junctor/store-lmdb";
import { rawSocket } from "@junctor/transport-rawsocket";

const PROGRAM = fileURLToPath(new URL("router-program.js", import.meta.url));

/** A router over a store in LMDB, in a process of its own. */
export class RouterProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #port: Promise<number>;

  /** @param limit how many blocks of 512 octets its files may have. Default: any number. */
  constructor(options: LmdbStoreOptions, limit: number | "unlimited" = "unlimited") {
    const command = `ulimit -f ${limit}; exec "$0" "$@"`;
    this.#child = spawn("/bin/sh", ["-c", command, process.execPath, PROGRAM, JSON.stringify(options)], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.#ended = once(this.#child, "close");
    this.#port = this.#readPort();
  }

  /** A client of the router, once it listens. */
  async join(): Promise<Session> {
    return openSession({ transport: rawSocket({ host: "127.0.0.1", port: await this.#port }), realm: "realm1" });
  }

  /** Ends the process as a power cut of its own would: it gets to do nothing more. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  /** Lets the process end by itself. Returns its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill("SIGTERM");
    await this.#ended;
    return this.#child.exitCode;
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
