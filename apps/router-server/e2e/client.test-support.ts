import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateKeyPair } from "@junctor/auth/cryptosign";
import { systemRandom } from "@junctor/core/runtime";
import type { Exit } from "./junctor-process.test-support.ts";
import { JunctorProcess } from "./junctor-process.test-support.ts";

/** A router in a process of its own, and processes that talk to it. */
export class RouterForClients {
  /** Of the user `ada`, who may join by cryptosign. */
  readonly keys = generateKeyPair(systemRandom);
  readonly folder = mkdtempSync(join(tmpdir(), "junctor-"));
  readonly socketPath = join(this.folder, "router.sock");
  readonly #processes: JunctorProcess[] = [];
  #router: JunctorProcess | undefined;
  #port = 0;

  /** Starts the router: realm1 is open, and `locked` knows the user `ada`. */
  async start(): Promise<void> {
    const file = join(this.folder, "junctor.yaml");
    writeFileSync(join(this.folder, "ada.ticket"), "open sesame\n");
    writeFileSync(join(this.folder, "ada.secret"), "hush\n");
    writeFileSync(file, configuration(this.socketPath, this.keys.publicKey));
    this.#router = new JunctorProcess(["start", "--config", file]);
    this.#port = await this.#router.listening();
  }

  /** Ends the router as SIGTERM does. */
  async halt(): Promise<void> {
    this.#router?.kill("SIGTERM");
    await this.#router?.exit;
  }

  /** Ends the router, and starts another one. */
  async restart(): Promise<void> {
    await this.halt();
    await this.start();
  }

  get webSocketUrl(): string {
    return `ws://127.0.0.1:${this.#port}/ws`;
  }

  get rawSocketUrl(): string {
    return `rs://127.0.0.1:${this.#port}`;
  }

  /** Starts `junctor` with these arguments; the environment leads it to the router. */
  open(args: readonly string[], environment: NodeJS.ProcessEnv = {}, input = ""): JunctorProcess {
    const surroundings = { WAMP_URL: this.webSocketUrl, HOME: this.folder, ...environment };
    const started = new JunctorProcess(args, input, surroundings);
    this.#processes.push(started);
    return started;
  }

  /** Runs `junctor` to its end. */
  run(args: readonly string[], environment: NodeJS.ProcessEnv = {}, input = ""): Promise<Exit> {
    return this.open(args, environment, input).exit;
  }

  /** Ends what a test has left running. */
  async endProcesses(): Promise<void> {
    for (const each of this.#processes) each.kill("SIGKILL");
    await Promise.all(this.#processes.splice(0).map((each) => each.exit));
  }

  /** Ends the router. */
  async stop(): Promise<void> {
    this.#router?.kill("SIGKILL");
    await this.#router?.exit;
    rmSync(this.folder, { recursive: true });
  }
}

function configuration(socketPath: string, publicKey: string): string {
  return `
listeners: [{ port: 0 }, { path: ${JSON.stringify(socketPath)} }]
realms:
  - { name: realm1, metaKill: true }
  - name: locked
    authentication: [{ method: ticket }, { method: wampcra }, { method: cryptosign }]
    users:
      - { authid: ada, role: user, ticket: "file:ada.ticket", wampcra: { secret: "file:ada.secret" }, publicKeys: [${publicKey}] }
    roles:
      - { name: user, permissions: [{ uri: "com.example.", match: prefix, allow: [call, register, publish, subscribe] }] }
`;
}
