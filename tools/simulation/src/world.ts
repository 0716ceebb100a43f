import type { Connection, Message } from "@junctor/core";
import { createRouter } from "@junctor/router";
import type { DrainOptions, Logger, LogFields, RealmOptions, Router } from "@junctor/router";
import { limits, maxWaitingCalls, recorded } from "./limits.ts";
import { describe } from "./model/expectations.ts";
import { ModelRealm } from "./model/model-realm.ts";
import { ModelRouter } from "./model/model-router.ts";
import type { ModelPeer } from "./model/model-session.ts";
import type { Plan } from "./plan.ts";
import type { RouterFeatures } from "./router-features.ts";
import { Scheduler } from "./scheduler.ts";
import { ScriptedClient } from "./scripted-client.ts";
import { SeededRandom } from "./seeded-random.ts";
import { identify, trustlevelRule } from "./setup.ts";
import type { Setup } from "./setup.ts";
import { TappedConnection } from "./tapped-connection.ts";
import { VirtualClock } from "./virtual-clock.ts";
import { Violation } from "./violation.ts";

/** What surrounds a world. */
export interface WorldOptions {
  readonly features: RouterFeatures;
  /** Is told of every message that passes the router, one line each. */
  readonly trace?: ((line: string) => void) | undefined;
  /** Is told of every message the router sends. */
  readonly onSent?: ((message: Message) => void) | undefined;
  /** Puts something between the router and the tap: to break what the router sends. */
  readonly wrap?: ((connection: Connection) => Connection) | undefined;
}

/** One router and its clients, on a clock of their own, and the model that watches them. */
export class World {
  readonly seed: number;
  readonly clock = new VirtualClock();
  readonly scheduler = new Scheduler();
  readonly clients: readonly ScriptedClient[];
  readonly router: Router;
  readonly model: ModelRouter;
  readonly #options: WorldOptions;
  #connections = 0;
  #fault: string | undefined;

  constructor(plan: Plan, options: WorldOptions) {
    this.#options = options;
    this.seed = plan.seed;
    this.clients = Array.from({ length: plan.clients }, (_, index) => new ScriptedClient(`c${index}`));
    this.model = new ModelRouter(new ModelRealm(options.features, plan.setup, this.clock));
    this.router = createRouter({
      realms: [this.#realmOptions(plan.setup)],
      clock: this.clock,
      random: new SeededRandom(plan.seed),
      limits: { ...limits, maxQueuedBytes: plan.maxQueuedBytes },
      logger: this.#logger(),
    });
  }

  /** Gives the router its end of a new connection. */
  accept(connection: Connection, client: string): void {
    const name = `${client}/${++this.#connections}`;
    const peer = this.model.accept(name, connection.serializer);
    const trace = (line: string): void => this.#options.trace?.(`${this.clock.now()} ms ${name} ${line}`);
    trace(`connected, speaks ${connection.serializer.name}`);
    const tapped = new TappedConnection(connection, name, {
      received: (bytes) => {
        if (this.#options.trace !== undefined) trace(`-> router: ${textOf(peer, bytes)}`);
        this.model.received(peer, bytes);
        this.#check();
      },
      ended: () => {
        trace("ended");
        this.model.ended(peer);
        this.#check();
      },
      sent: (frames) => {
        if (this.#options.trace !== undefined) for (const frame of frames) trace(`<- router: ${textOf(peer, frame)}`);
        this.model.sent(peer, frames);
        if (this.#options.onSent !== undefined)
          frames.map((frame) => peer.serializer.decode(frame)).forEach(this.#options.onSent);
      },
      ending: (how) => {
        trace(`the router: ${how}`);
        this.model.ending(peer);
      },
    });
    this.router.accept(this.#options.wrap?.(tapped) ?? tapped);
    if (this.model.realm.drainsUntil !== undefined) this.model.turnedAway(peer);
  }

  /** Ends the router's turn: everything it owes must be out. */
  endTurn(): void {
    this.clock.turn();
    this.#check();
    this.model.checkSettled();
  }

  /** Lets time pass; every timer that fires is a turn of its own. */
  wait(ms: number): void {
    const until = this.clock.now() + ms;
    for (let fired = 0; this.clock.fireNext(until); fired++) {
      if (fired > 100_000) throw new Violation("timers of the router fire for ever");
      this.clock.turn();
      this.model.timerFired(this.router.tables().calls);
      this.#check();
      this.model.checkSettled();
      if (this.clock.nextTimer > this.clock.now()) this.model.momentPassed();
    }
  }

  /** Delivers and ends turns until nothing is left to do without time passing. */
  settle(): void {
    this.endTurn();
    for (let rounds = 0; this.scheduler.size > 0; rounds++) {
      if (rounds > 100_000) throw new Violation("the world never comes to rest");
      this.scheduler.deliver(0);
      this.endTurn();
    }
  }

  /** The router closes. */
  close(): void {
    void this.router.close();
    this.model.closed();
    this.#check();
  }

  /** The router closes gently. */
  drain(options: DrainOptions): void {
    void this.router.drain(options);
    this.model.drained(options);
    this.#check();
  }

  /** After every input: what was sent is owed, and the tables hold what they should. */
  #check(): void {
    if (this.#fault !== undefined) throw new Violation(this.#fault);
    this.model.compare();
    const tables: { readonly [table: string]: unknown } = { ...this.router.tables() };
    for (const [table, count] of Object.entries(this.model.realm.counts())) {
      if (tables[table] === count) continue;
      throw new Violation(`the router holds ${String(tables[table])} ${table}, it should hold ${count}`);
    }
  }

  #realmOptions(setup: Setup): RealmOptions {
    return {
      name: "realm1",
      metaKill: true,
      history: recorded,
      maxWaitingCalls,
      disclosure: setup.disclosure,
      forceReregister: setup.forceReregister,
      trustlevel: trustlevelRule(setup),
      authenticate: (applicant) => {
        const identity = identify(applicant);
        this.model.applied({ id: applicant.session, identity });
        return identity;
      },
    };
  }

  #logger(): Logger {
    const silent = (): void => {};
    return {
      debug: silent,
      info: (event: string, fields?: LogFields) => {
        if (event === "session left") this.model.left(Number(fields?.session));
      },
      warn: (event: string, fields?: LogFields) => {
        if (event === "slow consumer") this.model.overflowed(fields?.address);
      },
      error: (event: string, fields?: LogFields) => {
        this.#fault ??= `the router logged a fault: ${event}: ${String(fields?.error)}`;
      },
    };
  }
}

function textOf(peer: ModelPeer, bytes: Uint8Array): string {
  try {
    return describe(peer.serializer.decode(bytes));
  } catch {
    return `malformed: ${new TextDecoder().decode(bytes)}`;
  }
}
