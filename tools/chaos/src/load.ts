import { WampError } from "@junctor/client";
import type { Client } from "@junctor/client";
import { turns } from "./turns.ts";

/** So many publications are told apart. */
const PUBLICATIONS = 2 ** 20;

/** What a handler has seen: how often it ran for which publication. */
export class Witness {
  readonly #seen = new Uint8Array(PUBLICATIONS);
  /** How often it ran at all. */
  runs = 0;
  /** How often it ran again for a publication. */
  repeats = 0;

  /** The handler ran for a publication. */
  see(publication: number): void {
    this.runs++;
    if (this.#seen[publication % PUBLICATIONS] === 1) this.repeats++;
    this.#seen[publication % PUBLICATIONS] = 1;
  }

  /** Whether the handler ran for it. */
  saw(publication: number): boolean {
    return this.#seen[publication % PUBLICATIONS] === 1;
  }
}

/** Calls and publishes without a pause, and counts what becomes of it. */
export class Load {
  started = 0;
  answered = 0;
  wrong = 0;
  published = 0;
  /** How calls and publications failed, by the name of the error or its URI. */
  readonly failures: { [name: string]: number } = {};
  #state: "running" | "stopped" = "stopped";
  #loops: Promise<void>[] = [];

  /** How many calls have failed. */
  get failed(): number {
    return Object.values(this.failures).reduce((sum, count) => sum + count, 0);
  }

  /** Starts so many loops of calls by each client, and one of publications by the last of them. */
  start(clients: readonly Client[], procedures: readonly string[], topics: readonly string[]): void {
    this.#state = "running";
    const callers = [...clients, ...clients].map((client, at) => this.#call(client, procedures, at));
    this.#loops = [...callers, this.#publish(clients.at(-1) as Client, topics)];
  }

  /** Resolves when all loops are over: each call has ended. */
  async stop(): Promise<void> {
    this.#state = "stopped";
    await Promise.all(this.#loops);
  }

  async #call(client: Client, procedures: readonly string[], from: number): Promise<void> {
    for (let at = from; this.#state === "running"; at++) {
      this.started++;
      try {
        const { value } = await client.call(procedures[at % procedures.length] ?? "", [at], { whenOffline: "wait" });
        this.answered++;
        if (value !== at) this.wrong++;
      } catch (error) {
        this.#note(error);
      }
      await turns(1);
    }
  }

  async #publish(client: Client, topics: readonly string[]): Promise<void> {
    while (this.#state === "running") {
      const publication = ++this.published;
      const topic = topics[publication % topics.length] ?? "";
      // What fails is not published again, so nobody can see it twice by right.
      await client.publish(topic, [publication], { whenOffline: "wait" }).catch(() => undefined);
      await turns(1);
    }
  }

  #note(error: unknown): void {
    const name = error instanceof WampError ? error.uri : error instanceof Error ? error.name : String(error);
    this.failures[name] = (this.failures[name] ?? 0) + 1;
  }
}
