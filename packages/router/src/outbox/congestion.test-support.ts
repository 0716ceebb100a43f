import type { Connection } from "@junctor/core";
import type { LogFields } from "../logger.ts";
import type { Limits } from "../limits.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { testRouter } from "../router.test-support.ts";
import type { PeerOptions } from "../router.test-support.ts";
import type { RealmOptions } from "../router-options.ts";

/** The marks of `congestible`, in octets. */
export const HIGH = 200_000;
export const LOW = 100_000;
/** About what one event takes, in octets. */
export const EVENT = 1_100;

/** A publisher that counts. */
export interface CountingPublisher {
  readonly peer: RawPeer;
  /** Sends so many publications in one go, and lets everything settle. */
  readonly publish: (count: number) => void;
}

/** How a router that is congested soon differs from the usual one. */
export interface CongestibleOptions {
  readonly realms?: readonly RealmOptions[];
  readonly limits?: Partial<Limits>;
}

/** A router whose publishers wait once 200 kB wait, and for whom no single subscriber is ever too slow. */
export function congestible(options: CongestibleOptions = {}) {
  const connections: Connection[] = [];
  const log: [event: string, fields: LogFields | undefined][] = [];
  const note = (event: string, fields?: LogFields): void => void log.push([event, fields]);
  const one = 100_000_000;
  const test = testRouter({
    realms: options.realms ?? [{ name: "realm1" }],
    limits: {
      highQueuedBytes: HIGH,
      lowQueuedBytes: LOW,
      maxQueuedBytes: one,
      softQueuedBytes: one,
      ...options.limits,
    },
    logger: { debug() {}, info: note, warn: note, error: note },
  });
  const wrap = (connection: Connection): Connection => {
    connections.push(connection);
    return connection;
  };

  /** A subscriber that does not read. */
  async function stalled(peer: PeerOptions & { readonly topic?: string } = {}): Promise<RawPeer> {
    const subscriber = await test.join({ ...peer, wrap });
    subscriber.ask([32, 1, {}, peer.topic ?? "com.example.topic"]);
    subscriber.connection.pause();
    return subscriber;
  }

  async function publisher(name: string, peer: PeerOptions = {}): Promise<CountingPublisher> {
    const joined = await test.join(peer);
    let request = 0;
    const publish = (count: number): void => {
      const filler = "x".repeat(1_000);
      const next = (): readonly unknown[] => [16, ++request, {}, "com.example.topic", [name, request, filler]];
      joined.send(...Array.from({ length: count }, next));
      test.clock.settle();
    };
    return { peer: joined, publish };
  }

  /** Octets that wait for all subscribers. */
  const waiting = (): number => connections.reduce((sum, { queuedBytes }) => sum + queuedBytes, 0);
  return { ...test, log, stalled, publisher, waiting };
}

/** Lets a subscriber read all that waits for it, and then nothing more. Returns who published what. */
export function readAll(subscriber: RawPeer): string[] {
  subscriber.connection.resume();
  const got = subscriber.take();
  subscriber.connection.pause();
  return got.flatMap(([type, , , , args]) =>
    type === 36 ? [((args as unknown[] | undefined) ?? []).slice(0, 2).join(" ")] : [],
  );
}
