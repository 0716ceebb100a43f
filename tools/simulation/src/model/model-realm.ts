import { EMPTY_DICT, MessageType as T } from "@junctor/core";
import type { Message } from "@junctor/core";
import { recorded } from "../limits.ts";
import type { RouterFeatures } from "../router-features.ts";
import type { Setup } from "../setup.ts";
import type { Expectation } from "./expectations.ts";
import type {
  ModelPeer,
  ModelPublication,
  ModelRegistration,
  ModelSession,
  ModelSubscription,
} from "./model-session.ts";

/** The peer broke the protocol: ABORT, and its session has ended. */
export class PeerFault extends Error {
  override readonly name = "PeerFault";
}

/** The request an ERROR answers. */
export interface Refused {
  readonly type: number;
  readonly request: number;
}

/** What the realm of a router should hold, in plain lists, and what it owes to whom. */
export class ModelRealm {
  readonly sessions = new Set<ModelSession>();
  readonly subscriptions: ModelSubscription[] = [];
  readonly registrations: ModelRegistration[] = [];
  /** The last event of each topic that was to be retained, in the order of publication. */
  retained: ModelPublication[] = [];
  /** Beyond the Basic Profile the router does what it announced. */
  readonly features: RouterFeatures;
  /** The rules of the realm. */
  readonly setup: Setup;
  /** Milliseconds of the world's clock. */
  readonly now: () => number;
  /** Ends the turn of the router at once: for the choices that only it can make. */
  readonly endTurn: () => void;
  /** Whether the router sent this peer the INVOCATION with this token, in what was not compared yet. */
  wasInvoked: (callee: ModelSession, token: unknown) => boolean = () => false;
  /** When the router that drains lets nobody stay any longer, in milliseconds; undefined while it does not drain. */
  drainsUntil: number | undefined;
  /** How many inputs there were. */
  input = 0;

  constructor(
    features: RouterFeatures,
    setup: Setup,
    clock: { readonly now: () => number; readonly turn: () => void },
  ) {
    this.features = features;
    this.setup = setup;
    for (const { topic: uri, match } of features.broker.event_history === true ? recorded : []) {
      const none = { id: undefined, subscribers: new Set<ModelSession>(), nodes: new Map<ModelSession, string>() };
      this.subscriptions.push({ uri, match, ...none, history: [] });
    }
    this.now = () => clock.now();
    this.endTurn = () => clock.turn();
  }

  /** The router owes this message to this peer. */
  owe(peer: ModelPeer, expectation: Expectation): void {
    if (peer.flow === "normal") peer.owed.expect(this.input, expectation);
  }

  /** The router owes an ERROR. */
  oweError(session: ModelSession, refused: Refused, error: string): void {
    this.oweOneError(session, refused, [error]);
  }

  /** The router owes an ERROR, of which only it can know which one. */
  oweOneError({ peer }: ModelSession, refused: Refused, errors: readonly string[]): void {
    this.owe(peer, {
      what: `ERROR ${errors.join(" or ")} for request ${refused.request} of type ${refused.type}`,
      accepts: (message) =>
        message.type === T.ERROR &&
        message.requestType === refused.type &&
        message.request === refused.request &&
        errors.includes(message.error),
    });
  }

  /** The router owes a message of these fields, and no others but `payload`. */
  oweFields(peer: ModelPeer, fields: { readonly type: number; readonly [field: string]: unknown }): void {
    this.owe(peer, { what: JSON.stringify(fields), accepts: (message) => hasFields(message, fields) });
  }

  /** Takes a session off a subscription. */
  unsubscribe(session: ModelSession, subscription: ModelSubscription): void {
    session.subscriptions.delete(subscription);
    subscription.subscribers.delete(session);
    subscription.nodes.delete(session);
    if (subscription.subscribers.size === 0 && subscription.history === undefined)
      remove(this.subscriptions, subscription);
  }

  /** Takes a session off a registration. The turn stays with whoever has it. */
  unregister(session: ModelSession, registration: ModelRegistration): void {
    session.registrations.delete(registration);
    registration.concurrency.delete(session);
    registration.keepers.delete(session);
    registration.curious.delete(session);
    registration.nodes.delete(session);
    if (registration.callees.indexOf(session) < registration.turn) registration.turn--;
    remove(registration.callees, session);
    if (registration.callees.length === 0) remove(this.registrations, registration);
  }

  /** What `router.tables()` should say. */
  counts(): { readonly [table: string]: number } {
    const all = [...this.sessions];
    const sum = (size: (session: ModelSession) => number): number => all.reduce((total, each) => total + size(each), 0);
    return {
      sessions: all.length,
      subscriptions: this.subscriptions.filter(({ subscribers }) => subscribers.size > 0).length,
      registrations: this.registrations.length,
      subscribers: sum((session) => session.subscriptions.size),
      callees: sum((session) => session.registrations.size),
      calls: sum((session) => session.calls.size),
      invocations: sum((session) => session.invocations.size),
      testaments: sum((session) => session.testaments.length),
      waitingCalls: this.registrations.reduce((total, { waiting }) => total + waiting.length, 0),
    };
  }
}

function hasFields(message: Message, fields: { readonly [field: string]: unknown }): boolean {
  const actual: { readonly [field: string]: unknown } = { ...message };
  return Object.keys({ ...fields, ...actual }).every((field) => {
    if (field === "payload" && !(field in fields)) return true;
    return JSON.stringify(actual[field] ?? EMPTY_DICT) === JSON.stringify(fields[field] ?? EMPTY_DICT);
  });
}

function remove<Item>(list: Item[], item: Item): void {
  list.splice(list.indexOf(item), 1);
}
