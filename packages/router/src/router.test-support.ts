import type { Connection, Serializer } from "@junctor/core";
import { json } from "@junctor/core/json";
import { memoryTransport } from "@junctor/transport-memory";
import type { MemoryTransportOptions } from "@junctor/transport-memory";
import { HandClock, seededRandom } from "./hand-clock.test-support.ts";
import { RawPeer } from "./raw-peer.test-support.ts";
import type { RouterOptions } from "./router-options.ts";
import { createRouter } from "./router.ts";
import type { Router } from "./router.ts";

/** How a test peer connects and joins. */
export interface PeerOptions {
  readonly realm?: string;
  readonly details?: { readonly [key: string]: unknown };
  readonly serializer?: Serializer;
  readonly maxMessageLength?: number;
  /** Puts something between the router and its end of the connection. */
  readonly wrap?: (connection: Connection) => Connection;
}

/** A router on a hand-cranked clock, reached through the memory transport. */
export interface TestRouter {
  readonly router: Router;
  readonly clock: HandClock;
  /** A peer that has said nothing yet. */
  readonly connect: (options?: PeerOptions) => Promise<RawPeer>;
  /** A peer with an open session, in all four roles unless `details` say otherwise. */
  readonly join: (options?: PeerOptions) => Promise<RawPeer>;
}

/** The Details of a HELLO in all four roles. */
export const allRoles = { roles: { publisher: {}, subscriber: {}, caller: {}, callee: {} } };

/** A router with one realm, `realm1`, unless options say otherwise. */
export function testRouter(options: Partial<RouterOptions> = {}): TestRouter {
  const clock = new HandClock();
  const random = seededRandom(1);
  const router = createRouter({ realms: [{ name: "realm1" }], clock, random, ...options });

  async function connect(peer: PeerOptions = {}): Promise<RawPeer> {
    const wrap = peer.wrap ?? ((connection: Connection) => connection);
    const limit: MemoryTransportOptions =
      peer.maxMessageLength === undefined ? {} : { maxMessageLength: peer.maxMessageLength };
    const serializers = [peer.serializer ?? json()];
    const transport = memoryTransport((connection) => router.accept(wrap(connection)), {
      serializers,
      clock,
      ...limit,
    });
    const connection = await transport.connect({ serializers });
    return new RawPeer(connection, () => clock.settle());
  }

  async function join(peer: PeerOptions = {}): Promise<RawPeer> {
    const joined = await connect(peer);
    const [welcome] = joined.ask([1, peer.realm ?? "realm1", peer.details ?? allRoles]);
    if (welcome?.[0] !== 2) throw new Error(`expected WELCOME, got ${JSON.stringify(welcome)}`);
    joined.session = welcome[1] as number;
    return joined;
  }

  return { router, clock, connect, join };
}

/** The numbers of `router.tables()` when nobody is there. */
export const emptyTables = {
  connections: 0,
  sessions: 0,
  subscriptions: 0,
  subscribers: 0,
  registrations: 0,
  callees: 0,
  calls: 0,
  invocations: 0,
  waitingCalls: 0,
  testaments: 0,
  declarations: 0,
  waitingPublishers: 0,
  unflushed: 0,
};
