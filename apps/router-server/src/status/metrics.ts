import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { Router, RouterTables } from "@junctor/router";

/** What a router tells Prometheus. */
export interface Metrics {
  readonly contentType: string;
  /** All metrics as text, read at this moment. */
  read(): Promise<string>;
}

/** What each counter of the router counts. Labels never hold what peers choose, so that their number is constant. */
const COUNTERS: { readonly [Name in keyof Router["counters"]]: string } = {
  messagesIn: "Messages received.",
  messagesOut: "Messages handed to connections.",
  eventsOut: "Events handed to connections.",
  eventsTooLong: "Events a receiver did not get because its transport takes no message that long.",
  eventsUnencodable: "Events a receiver did not get because its serializer cannot express the payload.",
  eventsDropped: "Events a receiver did without because it lagged behind.",
  eventsNotStored: "Publications that reached their subscribers, but not the store.",
  payloadsRefused: "Messages whose payload did not fit what was declared.",
  answersLate: "Answers to calls that had ended.",
  chunksLate: "Chunks of calls that had ended.",
  authorizersFailed: "Questions an authorizer failed to answer, or not in time.",
  slowConsumers: "Connections closed because they did not take their messages fast enough.",
  publishersHeld: "Times a publisher was not read from because too much waited for all connections together.",
  sessionsThrottled: "Times a session was not read from because it sent more than its rate.",
  aborts: "Peers answered with ABORT.",
  loginsDenied: "Logins denied for a wrong secret, or a user that does not exist.",
  faults: "Faults of the router itself.",
};

/** What each table of the router holds. */
const TABLES: { readonly [Name in keyof RouterTables]: string } = {
  connections: "Open connections.",
  sessions: "Sessions in a realm.",
  subscriptions: "Subscriptions.",
  subscribers: "Pairs of a session and a subscription.",
  registrations: "Registrations.",
  callees: "Pairs of a session and a registration.",
  calls: "Calls in flight.",
  invocations: "Invocations in flight.",
  waitingCalls: "Calls that wait for a callee with room.",
  testaments: "Testaments of open sessions.",
  declarations: "Declarations of open sessions.",
  waitingPublishers: "Publishers that are not read from until less waits for all connections together.",
  unflushed: "Connections with something to send at the end of the turn.",
};

/** Reads a router's counters and tables when Prometheus asks, beside those of the process and of Node. */
export function createMetrics(router: Router): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  for (const [name, help] of Object.entries(COUNTERS)) addCounter(register, { name, help, router });
  let tables: RouterTables;
  for (const [name, help] of Object.entries(TABLES)) {
    const gauge: Gauge = new Gauge({
      name: `junctor_${snakeCase(name)}`,
      help,
      registers: [register],
      collect: () => gauge.set(tables[name as keyof RouterTables]),
    });
  }
  return {
    contentType: register.contentType,
    read: () => {
      tables = router.tables();
      return register.metrics();
    },
  };
}

function addCounter(register: Registry, { name, help, router }: { name: string; help: string; router: Router }): void {
  const counter: Counter = new Counter({
    name: `junctor_${snakeCase(name)}_total`,
    help,
    registers: [register],
    collect() {
      counter.reset();
      counter.inc(router.counters[name as keyof Router["counters"]]);
    },
  });
}

/** `messagesIn` as `messages_in`. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
