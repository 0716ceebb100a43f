import { Peer } from "./peer.ts";
import type { Link } from "./links.ts";

/**
 * A subscriber that does nothing wrong: what is published must reach it once, in order and unchanged. Publications have
 * a number, 1 for the first, and a filler made of it.
 */
export class Witness {
  /** The number of the last event. */
  seen = 0;
  /** What was wrong, the first of it. */
  fault: string | undefined;
  readonly peer: Peer;
  #waiting: { readonly number: number; readonly resolve: () => void } | undefined;

  private constructor(peer: Peer) {
    this.peer = peer;
  }

  /** Joins and subscribes. */
  static async join({ connector, serializer, name }: Link, topic: string): Promise<Witness> {
    const witness = new Witness(await Peer.join(connector, serializer));
    witness.peer.onEvent = ({ payload }) => witness.#see(name, payload.args);
    await witness.peer.subscribe(topic);
    return witness;
  }

  /** Fulfilled when it has seen the event of this number, or its connection has ended. */
  async until(number: number): Promise<void> {
    if (this.seen >= number) return;
    const seen = new Promise<void>((resolve) => (this.#waiting = { number, resolve }));
    await Promise.race([seen, this.peer.closed]);
  }

  #see(name: string, [number, filler]: readonly unknown[]): void {
    this.seen++;
    if (number !== this.seen) this.fault ??= `${name} got event ${String(number)} as number ${this.seen}`;
    if (filler !== fillerOf(this.seen)) this.fault ??= `${name} got event ${this.seen} with another payload`;
    if (this.seen === this.#waiting?.number) this.#waiting.resolve();
  }
}

/** What is published with a number: about a kilobyte. */
export function fillerOf(number: number): string {
  return `${number} `.padEnd(1_000, "x");
}
