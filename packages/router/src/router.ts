import { CloseUri } from "@junctor/core";
import type { Connection } from "@junctor/core";
import { systemClock, systemRandom } from "@junctor/core/runtime";
import { authorizationOf } from "./authorization/realm-authorization.ts";
import type { RealmAuthorization } from "./authorization/realm-authorization.ts";
import { createCounters } from "./counters.ts";
import type { Counters } from "./counters.ts";
import { drainPeers } from "./drain-peers.ts";
import type { DrainOptions } from "./drain-peers.ts";
import { defaultLimits } from "./limits.ts";
import { silentLogger } from "./logger.ts";
import { Backlogs } from "./outbox/backlogs.ts";
import { Congestion } from "./outbox/congestion.ts";
import { FlushList } from "./outbox/flush-list.ts";
import type { Realm } from "./realm/realm.ts";
import { Realms } from "./realm/realms.ts";
import type { RealmOptions, RealmTemplate, RouterOptions } from "./router-options.ts";
import { readTables } from "./router-tables.ts";
import type { RouterTables } from "./router-tables.ts";
import { FailedLogins } from "./session/failed-logins.ts";
import { changeAuthentication } from "./session/change-authentication.ts";
import type { AuthenticationChange } from "./session/change-authentication.ts";
import type { PeerContext } from "./session/peer-context.ts";
import { Peer } from "./session/peer.ts";
import { PendingJoins } from "./session/pending-joins.ts";
import { VERSION } from "./version.ts";

/** A WAMP router: broker and dealer of its realms. It opens no sockets; transports bring it connections. */
export interface Router {
  /** Takes a connection over: its peer may join. May be passed around without its router. */
  readonly accept: (connection: Connection) => void;
  /** What happened so far. Plain numbers, read them at any time. */
  readonly counters: Readonly<Counters>;
  /**
   * What the roles of a realm may do, to be changed while sessions are open.
   * @throws {RangeError} if there is no such realm.
   */
  authorization(realm: string): RealmAuthorization;
  /**
   * Replaces the methods by which one may join a realm, while sessions are open. Those that `change.keep` turns down get
   * GOODBYE `wamp.close.killed` (spec: AP-ERR-01).
   * @throws {RangeError} if there is no such realm, no method, or one twice; nothing has changed then.
   */
  setAuthentication(realm: string, change: AuthenticationChange): void;
  /** The names of the realms that are there, those made of templates among them. */
  realms(): readonly string[];
  /**
   * Adds a realm.
   * @throws {RangeError} as `createRouter`; nothing has changed then.
   */
  addRealm(realm: RealmOptions): void;
  /**
   * Takes a realm away: nobody joins it from now on and its new calls are refused with `wamp.error.unavailable`; its
   * sessions get GOODBYE `wamp.close.close_realm` as `drain` says. Fulfilled when the last one has left.
   * Rejects with a `RangeError` if there is no such realm.
   */
  removeRealm(name: string, options?: DrainOptions): Promise<void>;
  /**
   * Adds a template, or replaces the one with the same names: realms that are there stay as they are, and may be changed
   * one by one.
   * @returns the names of its realms that are there.
   * @throws {RangeError} as `createRouter`; nothing has changed then.
   */
  setTemplate(template: RealmTemplate): readonly string[];
  /**
   * As `removeRealm`, for all realms of a template.
   * Rejects with a `RangeError` if there is no template with these names.
   */
  removeTemplate(names: string, options?: DrainOptions): Promise<void>;
  /** How much every table holds: for tests and for metrics. */
  tables(): RouterTables;
  /**
   * Says GOODBYE to every session, and closes all connections, those that do not answer after `limits.closeTimeout`.
   * Connections that come later are turned away. Fulfilled when the last connection has ended.
   * @param reason the reason of GOODBYE. Default: `wamp.close.system_shutdown`.
   */
  close(reason?: string): Promise<void>;
  /**
   * Closes gently. From now on nobody joins and new calls are refused with `wamp.error.unavailable`; sessions get
   * GOODBYE `wamp.close.system_shutdown` in random order, those with calls in flight when these have ended or the
   * time is up. Fulfilled when the last connection has ended.
   */
  drain(options?: DrainOptions): Promise<void>;
}

/**
 * Makes a router.
 * @throws {RangeError} if there is neither realm nor template, one has an invalid name, or two have the same.
 */
export function createRouter(options: RouterOptions): Router {
  const counters = createCounters();
  const context = createContext(options, counters);
  const flushList = new FlushList(context.clock);
  const congestion = new Congestion({ ...context, flushList });
  const backlogs = new Backlogs(context.clock, context.limits, congestion);
  return new PeerRouter({ ...context, outbox: { ...context, flushList, congestion, backlogs, ...context.limits } });
}

class PeerRouter implements Router {
  readonly counters: Readonly<Counters>;
  readonly #context: PeerContext;
  readonly #peers = new Set<Peer>();
  #closed: Promise<void> | undefined;
  #resolveClosed: (() => void) | undefined;

  constructor(context: PeerContext) {
    this.counters = context.counters;
    this.#context = context;
  }

  readonly accept = (connection: Connection): void => {
    if (this.#closed !== undefined) return connection.terminate();
    const peer = new Peer(connection, this.#context, () => this.#remove(peer));
    this.#peers.add(peer);
    peer.open();
  };

  authorization(name: string): RealmAuthorization {
    return authorizationOf(this.#realm(name));
  }

  setAuthentication(name: string, change: AuthenticationChange): void {
    changeAuthentication(this.#realm(name), change);
  }

  realms(): readonly string[] {
    return this.#context.realms.names();
  }

  addRealm(realm: RealmOptions): void {
    this.#context.realms.add(realm);
  }

  async removeRealm(name: string, options: DrainOptions = {}): Promise<void> {
    return this.#context.realms.remove(this.#realm(name), options);
  }

  setTemplate(template: RealmTemplate): readonly string[] {
    return this.#context.realms.setTemplate(template);
  }

  async removeTemplate(names: string, options: DrainOptions = {}): Promise<void> {
    return this.#context.realms.removeTemplate(names, options);
  }

  tables(): RouterTables {
    const { flushList, congestion } = this.#context.outbox;
    return readTables(this.#context.realms.values(), {
      connections: this.#peers.size,
      waitingPublishers: congestion.waiting,
      unflushed: flushList.size,
    });
  }

  close(reason: string = CloseUri.SYSTEM_SHUTDOWN): Promise<void> {
    const closed = this.#stopAccepting();
    for (const peer of this.#peers) peer.leave({ reason });
    return closed;
  }

  drain(options: DrainOptions = {}): Promise<void> {
    const closed = this.#stopAccepting();
    this.#context.realms.drain();
    drainPeers(this.#peers, this.#context, options);
    return closed;
  }

  /** The promise is fulfilled when the last connection has ended. */
  #stopAccepting(): Promise<void> {
    this.#closed ??= new Promise((resolve) => {
      this.#resolveClosed = resolve;
      if (this.#peers.size === 0) resolve();
    });
    return this.#closed;
  }

  #realm(name: string): Realm {
    const realm = this.#context.realms.get(name);
    if (realm === undefined) throw new RangeError(`there is no realm "${name}"`);
    return realm;
  }

  #remove(peer: Peer): void {
    this.#peers.delete(peer);
    if (this.#peers.size === 0) this.#resolveClosed?.();
  }
}

function createContext(options: RouterOptions, counters: Counters): Omit<PeerContext, "outbox"> {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom;
  const limits = { ...defaultLimits, ...options.limits };
  const logger = options.logger ?? silentLogger;
  return {
    realms: new Realms(options, { limits, clock, random, counters, logger }),
    random,
    limits,
    counters,
    clock,
    logger,
    pendingJoins: new PendingJoins(limits),
    failedLogins: new FailedLogins(clock, limits),
    agent: options.agent ?? `Junctor-${VERSION}`,
  };
}
