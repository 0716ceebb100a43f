import type { AcceptedMethod } from "@junctor/auth";
import type { Clock, PayloadValidator, RandomSource, RouterRole, UriRule } from "@junctor/core";
import { AnswerCache } from "../authorization/answer-cache.ts";
import type { AnswerFilter } from "../authorization/answer-cache.ts";
import type { Roles } from "../authorization/roles.ts";
import type { RetentionRules } from "../broker/retention-rules.ts";
import { Subscriptions } from "../broker/subscriptions.ts";
import type { Counters } from "../counters.ts";
import type { TakeoverRule } from "../dealer/takeover-rule.ts";
import type { TimeoutKeeper } from "../dealer/timeout-keeper.ts";
import { Registrations } from "../dealer/registrations.ts";
import { serveWaiting } from "../dealer/serve-waiting.ts";
import type { Disclosure } from "../disclosure.ts";
import type { Announced } from "../features.ts";
import type { StatsRule } from "../meta/stats-rule.ts";
import type { Limits } from "../limits.ts";
import type { SlowConsumerPolicy } from "../outbox/slow-consumer.ts";
import type { Logger } from "../logger.ts";
import { Directory } from "../reflection/directory.ts";
import type { Authenticator } from "../session/identity.ts";
import type { MessageRate } from "../session/message-rate.ts";
import type { RequestIdRule } from "../session/request-ids.ts";
import type { Session } from "../session/session.ts";
import type { EventStore } from "../store/event-store.ts";
import type { TrustlevelRule } from "../trustlevel.ts";
import type { Validation } from "../validation/validation.ts";

/** How strict a realm is with its peers. */
export interface RealmRules {
  readonly uriRule: UriRule;
  readonly requestIds: RequestIdRule;
  /** Whether a message of a role the client did not announce is accepted, or breaks the protocol (spec: T26). */
  readonly announcedRoles: "lenient" | "strict";
  /** Whether receivers are told who published and called (spec: AP-PID-03, AP-CID-03). */
  readonly disclosure: Disclosure;
  /** How far calls and publications are trusted; undefined if nothing is said of that. */
  readonly trustlevel: TrustlevelRule | undefined;
  /** Whether meta procedures may end other sessions, registrations and subscriptions. */
  readonly metaKill: boolean;
  /** What becomes of sessions that lag behind, unless their role says it. */
  readonly slowConsumer: SlowConsumerPolicy;
  /** How much sessions may send, unless their role says it; undefined if that is as much as they like. */
  readonly rate: MessageRate | undefined;
  /** Who times calls to callees that can. */
  readonly timeoutKeeper: TimeoutKeeper;
  /** When sessions' statistics are published; undefined if they are not. */
  readonly stats: StatsRule | undefined;
  /** Which topics retain events, and for how long. */
  readonly retention: RetentionRules;
  /** From whom `force_reregister` takes a procedure. */
  readonly takeover: TakeoverRule;
  /** How many calls may wait until callees of one registration have room for them. */
  readonly maxWaiting: number;
}

/** Whether a realm has sessions. */
export type Occupancy = "occupied" | "empty";

/** What a realm is made of. */
export interface RealmInit {
  readonly name: string;
  readonly rules: RealmRules;
  readonly authenticate: Authenticator;
  /** What it decides by; empty if that is not known. */
  readonly methods: readonly AcceptedMethod[];
  /** What roles may do; undefined if every session may do everything. */
  readonly roles: Roles | undefined;
  readonly features: Announced<RouterRole>;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly store: EventStore;
  /** Compares payloads with what is declared; undefined if the realm does not. */
  readonly validator: PayloadValidator | undefined;
}

/** A realm: its sessions and the tables of its broker and dealer. Nothing crosses realms (spec: BP-GEN-02). */
export class Realm {
  readonly name: string;
  readonly rules: RealmRules;
  /** Decides who may join; `change-authentication.ts` replaces it. */
  authenticate: Authenticator;
  /** What it decides by, as far as that is known; `change-authentication.ts` replaces it. */
  methods: readonly AcceptedMethod[];
  /** `realm-authorization.ts` changes it. */
  roles: Roles | undefined;
  readonly features: Announced<RouterRole>;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly store: EventStore;
  /** While it is draining, nobody joins and no new call is taken. */
  state: "open" | "draining" = "open";
  /** Whether the store kept what it was last given. */
  storeState: "keeping" | "failing" = "keeping";
  /** What authorizers said, to be said again. */
  readonly answers: AnswerCache;
  /** Forgets answers of authorizers and asks again; `create-realm.ts` sets it. */
  invalidateAnswers: (filter: AnswerFilter) => void = () => {};
  /** Told when the first session has come, and when the last one has left; `template-realms.ts` sets it. */
  onOccupancy: ((occupancy: Occupancy) => void) | undefined = undefined;
  readonly sessions = new Map<number, Session>();
  readonly subscriptions: Subscriptions;
  readonly registrations: Registrations;
  readonly directory = new Directory();
  /** What payloads are compared with; undefined if the realm does not validate. */
  readonly validation: Validation | undefined;

  constructor(init: RealmInit) {
    this.name = init.name;
    this.rules = init.rules;
    this.authenticate = init.authenticate;
    this.methods = init.methods;
    this.roles = init.roles;
    this.answers = new AnswerCache(init.limits.maxKeptAuthorizations);
    this.features = init.features;
    this.limits = init.limits;
    this.clock = init.clock;
    this.random = init.random;
    this.counters = init.counters;
    this.logger = init.logger;
    this.store = init.store;
    const { validator, counters } = init;
    this.validation = validator && { validator, counters, directory: this.directory };
    this.subscriptions = new Subscriptions(init.clock);
    this.registrations = new Registrations({
      ...init,
      ...init.rules,
      validation: this.validation,
      freed: (registration) => serveWaiting(this.clock, registration, "first"),
    });
  }
}
