import { startServer } from "junctor";
import type { RunningServer } from "junctor";
import type { Implementation, Values, WampPeer } from "../src/wamp-peer.ts";

/** A running router and two joined clients. */
export interface Meeting extends AsyncDisposable {
  readonly server: RunningServer;
  readonly one: WampPeer;
  readonly other: WampPeer;
}

/** Starts a router and lets two clients join. Afterwards both leave and the router closes. */
export async function meet(one: Implementation, other: Implementation): Promise<Meeting> {
  const server = await startServer({ port: 0 });
  const peers = [await one.join(server), await other.join(server)] as const;
  return {
    server,
    one: peers[0],
    other: peers[1],
    async [Symbol.asyncDispose]() {
      await server.close();
      await Promise.all(peers.map(({ ended }) => ended));
    },
  };
}

/** Values that every serializer can carry; integers beyond 32 bits reach users of some clients as BigInt. */
export const values: Values = {
  args: ["text é \u{1F600}", 42, -7, 2 ** 32 - 1, 1.5, true, null, ["nested", []], { deep: { list: [1, 2, 3] } }],
  kwargs: { key: "value", count: 2, nothing: null, list: [false] },
};

/** Collects what comes, and waits for it. */
export class Collector<T> {
  readonly #items: T[] = [];
  #wake: (() => void) | undefined;

  readonly put = (item: T): void => {
    this.#items.push(item);
    this.#wake?.();
  };

  /** The oldest item that was not taken. */
  async take(): Promise<T> {
    while (this.#items.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#items.shift() as T;
  }

  /** How many items wait. */
  get size(): number {
    return this.#items.length;
  }
}
