import type { Clock, Connection, ConnectionEnd, Connector, Timer } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import { memoryTransport } from "@junctor/transport-memory";
import type { SessionOptions } from "./connect-options.ts";
import { openSession } from "./open-session.ts";
import type { Session } from "./session/session.ts";

/** A message as it stands on the wire. */
export type Wire = readonly unknown[];

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** A router that says what the test tells it to, as raw JSON messages over a memory transport. */
export class ScriptedRouter {
  /** What the client connects with. */
  readonly transport: Connector;
  /** How the connection ended, seen from the router. */
  readonly closed: Promise<ConnectionEnd>;
  readonly #received: Wire[] = [];
  readonly #takers: ((message: Wire) => void)[] = [];
  #connection: Connection | undefined;
  #close!: (end: ConnectionEnd) => void;

  constructor(options: { readonly maxMessageLength?: number } = {}) {
    this.closed = new Promise((resolve) => {
      this.#close = resolve;
    });
    this.transport = memoryTransport((connection) => this.#accept(connection), options);
  }

  /** The next message of the client. */
  next(): Promise<Wire> {
    const message = this.#received.shift();
    return message === undefined ? new Promise((resolve) => this.#takers.push(resolve)) : Promise.resolve(message);
  }

  /** The messages nobody has taken with `next`, after everything on its way has arrived. */
  async rest(): Promise<readonly Wire[]> {
    await turns();
    return this.#received.splice(0);
  }

  /** Sends messages that reach the client within one turn. */
  send(...messages: Wire[]): void {
    this.sendText(...messages.map((message) => JSON.stringify(message)));
  }

  /** Sends what need not be a message. */
  sendText(...texts: string[]): void {
    const connection = this.#open();
    connection.send(texts.map((line) => connection.framing.frame(utf8.encode(line))));
  }

  /** Reads nothing until `resume`. */
  pause(): void {
    this.#open().pause();
  }

  /** Reads on. */
  resume(): void {
    this.#open().resume();
  }

  /** Ends the connection in good order. */
  close(): void {
    this.#open().close();
  }

  /** Ends the connection abruptly. */
  terminate(): void {
    this.#open().terminate();
  }

  #accept(connection: Connection): void {
    this.#connection = connection;
    connection.open({
      message: (bytes) => this.#take(JSON.parse(text.decode(bytes)) as Wire),
      closed: this.#close,
    });
  }

  #take(message: Wire): void {
    const taker = this.#takers.shift();
    if (taker === undefined) this.#received.push(message);
    else taker(message);
  }

  #open(): Connection {
    if (this.#connection === undefined) throw new Error("the client has not connected");
    return this.#connection;
  }
}

/** The features a scripted router announces. */
export interface Announced {
  readonly broker?: readonly string[];
  readonly dealer?: readonly string[];
}

/** WELCOME of session 7. */
export function welcome({ broker = [], dealer = [] }: Announced = {}): Wire {
  const roles = { broker: { features: flags(broker) }, dealer: { features: flags(dealer) } };
  return [2, 7, { roles, agent: "scripted" }];
}

/** What `joined` takes besides the options of `connect`. */
export interface Scenario extends Partial<SessionOptions> {
  readonly announced?: Announced;
  /** The largest message the router accepts, in octets. */
  readonly maxMessageLength?: number;
}

/** A session with a scripted router; HELLO has been taken. */
export async function joined(scenario: Scenario = {}): Promise<{ session: Session; router: ScriptedRouter }> {
  const { announced, maxMessageLength = Infinity, ...options } = scenario;
  const router = new ScriptedRouter({ maxMessageLength });
  const connecting = openSession({ realm: "realm1", transport: router.transport, ...options });
  await router.next();
  router.send(welcome(announced));
  return { session: await connecting, router };
}

/** What a promise rejects with; an error of its own if it does not reject. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error("the promise was fulfilled"),
    (error: unknown) => error,
  );
}

/** Lets everything that is on its way arrive. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise<void>((resolve) => systemClock.endOfTurn(resolve));
}

/** A clock whose timers fire when the test says so; turns end by themselves. */
export class HandCrankedClock implements Clock {
  #now = 0;
  #timers: { readonly at: number; readonly fn: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, fn: () => void): Timer {
    const timer = { at: this.#now + ms, fn };
    this.#timers.push(timer);
    return { cancel: () => this.#drop(timer) };
  }

  endOfTurn(fn: () => void): void {
    systemClock.endOfTurn(fn);
  }

  /** How many timers are set. */
  get timers(): number {
    return this.#timers.length;
  }

  /** Lets time pass. */
  advance(ms: number): void {
    this.#now += ms;
    const due = this.#timers.filter((timer) => timer.at <= this.#now).sort((a, b) => a.at - b.at);
    for (const timer of due) {
      this.#drop(timer);
      timer.fn();
    }
  }

  #drop(timer: object): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
  }
}

function flags(names: readonly string[]): Record<string, true> {
  return Object.fromEntries(names.map((name) => [name, true]));
}
