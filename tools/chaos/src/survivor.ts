import { connect } from "@junctor/client";
import type { Client, Status } from "@junctor/client";
import { json } from "@junctor/core/json";
import { webSocket } from "@junctor/transport-websocket/node";
import type { CountingClock } from "./counting-clock.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** A client, and what it told of itself. */
export class Survivor {
  client!: Client;
  /** How often each status was told. */
  readonly counts: { [type in Status["type"]]: number } = {
    joined: 0,
    lost: 0,
    retrying: 0,
    restored: 0,
    slow: 0,
    closed: 0,
  };
  /** What could not be restored. */
  readonly failed: string[] = [];
  #last: Status | undefined;
  #wake = (): void => undefined;

  /** Joins through the proxy at `port`. */
  static async join(port: number, clock: CountingClock, random: SeededRandom): Promise<Survivor> {
    const survivor = new Survivor();
    survivor.client = await connect({
      transport: webSocket(`ws://127.0.0.1:${port}/ws`),
      serializers: [json()],
      realm: "realm1",
      connectTimeout: 2_000,
      reconnect: { initialDelay: 1, maxDelay: 50 },
      keepalive: { idle: 300, timeout: 1_000 },
      clock,
      random,
      onStatus: (status) => survivor.#note(status),
    });
    return survivor;
  }

  /**
   * To be asked for before something happens that ends every session.
   * @returns what resolves when everything is back afterwards.
   */
  recovery(): () => Promise<void> {
    const lost = this.counts.lost + (this.client.state === "joined" ? 1 : 0);
    return () => this.#until(() => this.counts.lost >= lost && this.#last?.type === "restored");
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #note(status: Status): void {
    this.counts[status.type]++;
    this.#last = status;
    if (status.type === "restored")
      this.failed.push(...status.failed.map(({ uri, error }) => `${uri}: ${error.message}`));
    this.#wake();
  }
}
