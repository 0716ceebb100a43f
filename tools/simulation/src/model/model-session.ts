import type { CallMessage, Dict, MatchPolicy, PublishMessage, Serializer } from "@junctor/core";
import type { Identity } from "@junctor/router";
import type { Expectations } from "./expectations.ts";

/** A connection as the model sees it. */
export interface ModelPeer {
  readonly name: string;
  readonly serializer: Serializer;
  /** `idle` without a session, `closing` while the router waits for GOODBYE, `ended` when nothing is processed. */
  state: "idle" | "open" | "closing" | "ended";
  /** When that state began, in milliseconds. */
  since: number;
  /** `overflowed` if more waits than may: it gets nothing more, and is cut off at the end of the turn. */
  flow: "normal" | "overflowed" | "cutOff";
  session: ModelSession | undefined;
  readonly owed: Expectations;
}

/** A session as the model sees it. */
export interface ModelSession {
  readonly peer: ModelPeer;
  readonly id: number;
  readonly identity: Identity;
  /** The features of the role callee. */
  readonly features: Dict;
  /** The features of the role caller. */
  readonly callerFeatures: Dict;
  /** The features of the role publisher. */
  readonly publisherFeatures: Dict;
  /** The features of the role subscriber. */
  readonly subscriberFeatures: Dict;
  lastRequest: number;
  lastInvocation: number;
  readonly subscriptions: Set<ModelSubscription>;
  readonly registrations: Set<ModelRegistration>;
  readonly calls: Map<number, ModelCall>;
  readonly invocations: Map<number, ModelCall>;
  /** What it works on though nobody waits for that, by id of the invocation. */
  readonly abandoned: Map<number, ModelRegistration>;
  /** What is to be published when it has left, in the order it was added. */
  testaments: readonly ModelTestament[];
}

/** What a session wants to be published when it has left. */
export interface ModelTestament {
  readonly scope: unknown;
  readonly publish: PublishMessage;
}

/** A pattern; broker and dealer share what it means. */
export interface ModelPattern {
  readonly uri: string;
  readonly match: MatchPolicy;
}

/** A subscription as the model sees it. */
export interface ModelSubscription extends ModelPattern {
  /** Known from the first SUBSCRIBED on. */
  id: number | undefined;
  readonly subscribers: Set<ModelSession>;
  /** The node keys of those that gave one. */
  readonly nodes: Map<ModelSession, string>;
  /** What was published, the oldest first; undefined if that is not recorded. */
  readonly history?: ModelPublication[];
}

/** A publication: what was published, and the id the router gave it. */
export interface ModelPublication {
  readonly message: PublishMessage;
  /** Known from the first EVENT, or PUBLISHED. */
  id: number | undefined;
  /** When it was published, in milliseconds. */
  readonly at: number;
  /** The publisher, unless it wants its own events. */
  readonly excluded: ModelSession | undefined;
  /** The options that name who may have it. */
  readonly lists: Dict;
  /** Who published, and how far that is trusted, if receivers are told, and how the payload is to be read. */
  readonly disclosed: Dict;
}

/** A registration as the model sees it. */
export interface ModelRegistration extends ModelPattern {
  /** Known from the first REGISTERED on. */
  id: number | undefined;
  readonly invoke: string;
  /** In the order they registered. */
  readonly callees: ModelSession[];
  /** How many invocations callees may have to answer, if they said. */
  readonly concurrency: Map<ModelSession, number>;
  /** Callees that keep the timeouts of their calls. */
  readonly keepers: Set<ModelSession>;
  /** Callees that want to know who calls. */
  readonly curious: Set<ModelSession>;
  /** The node keys of callees that gave one. */
  readonly nodes: Map<ModelSession, string>;
  /** Whether its calls are counted. */
  isSeated: boolean;
  /** Calls no callee has room for, in the order they came. */
  readonly waiting: ModelCall[];
  turn: number;
}

/** A call in flight. */
export interface ModelCall {
  readonly caller: ModelSession;
  readonly request: number;
  readonly message: CallMessage;
  readonly registration: ModelRegistration;
  /** None while it waits. */
  callee: ModelSession | undefined;
  invocation: number;
  /** Whether its callee has less room by it. */
  isSeated: boolean;
  /** Callees that declined it. */
  readonly tried: Set<ModelSession>;
  state: "waiting" | "open" | "canceling";
  /** Whether chunks of its arguments come one by one, and are still to come. */
  chunks: "none" | "coming" | "complete";
  /** Whether its caller has got progressive results. */
  progress: "none" | "relayed";
  /** How long it may be silent, in milliseconds. */
  readonly timeout: number;
  /** Whether its callee keeps that time. */
  isKept: boolean;
  /** What its callee is told besides of how its arguments come. */
  details: Dict;
  /** When it has been silent for too long, in milliseconds; never, while its callee sees to that. */
  deadline: number;
  /** With which input that time began. */
  since: number;
}

/** How EVENT and INVOCATION say who sent what they tell of. */
export function identityDetails(role: "publisher" | "caller", { id, identity }: ModelSession): Dict {
  return { [role]: id, [`${role}_authid`]: identity.authid, [`${role}_authrole`]: identity.authrole };
}
