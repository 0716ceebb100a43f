import type { AcceptedMethod } from "@junctor/auth";
import type { Clock, MatchPolicy, PayloadValidator, RandomSource, UriRule } from "@junctor/core";
import type { Authorizer } from "./authorization/authorizer.ts";
import type { RoleOptions } from "./authorization/role.ts";
import type { TakeoverRule } from "./dealer/takeover-rule.ts";
import type { RetentionOptions } from "./broker/retention-rules.ts";
import type { TimeoutKeeper } from "./dealer/timeout-keeper.ts";
import type { Disclosure } from "./disclosure.ts";
import type { Limits } from "./limits.ts";
import type { Logger } from "./logger.ts";
import type { Declarations } from "./reflection/declare-for-realm.ts";
import type { StatsRule } from "./meta/stats-rule.ts";
import type { Authenticator } from "./session/identity.ts";
import type { SlowConsumerPolicy } from "./outbox/slow-consumer.ts";
import type { MessageRate } from "./session/message-rate.ts";
import type { RequestIdRule } from "./session/request-ids.ts";
import type { EventStore } from "./store/event-store.ts";
import type { TrustlevelRule } from "./trustlevel.ts";

/** A subscription whose events are recorded; it exists from the start, whether or not anybody subscribes. */
export interface HistoryOptions {
  /** A topic, or a pattern of topics. */
  readonly topic: string;
  /** How the topic is matched. Default: `exact`. */
  readonly match?: MatchPolicy | undefined;
}

/** Options of one realm. */
export interface RealmOptions {
  /** The URI peers name in HELLO. */
  readonly name: string;
  /** Which rule topics, procedures and errors must obey. Default: `loose`. */
  readonly uriRule?: UriRule | undefined;
  /** How request ids are checked. Default: `ascending`. */
  readonly requestIds?: RequestIdRule | undefined;
  /** Whether a message of a role HELLO did not name breaks the protocol. Default: `lenient`, it does not. */
  readonly announcedRoles?: "lenient" | "strict" | undefined;
  /**
   * Whether subscribers are told who published, and callees who called: `allow`, if the sender asks (or the callee,
   * for its callers); `never`, and asking is refused; `always`. Default: `allow` for both.
   */
  readonly disclosure?: Partial<Disclosure> | undefined;
  /** How far calls and publications are trusted, which callees and subscribers are told. Default: they are not told. */
  readonly trustlevel?: TrustlevelRule | undefined;
  /**
   * Whether sessions may end other sessions by `wamp.session.kill` and its family, and what they hold by
   * `wamp.registration.remove_callee` and `wamp.subscription.remove_subscriber`: every session, or with `roles` those
   * that may call these procedures. Default: false, such calls are refused as `wamp.error.not_authorized`.
   */
  readonly metaKill?: boolean | undefined;
  /**
   * Who times calls that go to callees which announced `call_timeout`: whoever they ask for when they register
   * (`forward_timeout`), always they, or always the dealer. Default: `asked`.
   */
  readonly timeoutKeeper?: TimeoutKeeper | undefined;
  /**
   * From whom REGISTER with `force_reregister` takes a procedure over: callees of the same authid and authrole
   * (`sameIdentity`), of the same authrole, from `anyone` or `nobody`. Default: `sameIdentity`; an anonymous session has
   * an authid that no other has, so it loses its procedures to itself only.
   */
  readonly forceReregister?: TakeoverRule | undefined;
  /**
   * What becomes of sessions that do not take their events fast enough: they are ended (`disconnect`), or do without
   * the events that wait longest (`dropOldest`), that come (`dropNewest`), or that are not the latest of their topic
   * (`keepLatest`), once `limits.softQueuedBytes` wait. Default: `disconnect`, after `limits.softQueueTimeout`.
   */
  readonly slowConsumer?: SlowConsumerPolicy | undefined;
  /** How much each session may send, unless its role says it. Default: as much as it likes. */
  readonly rate?: MessageRate | undefined;
  /**
   * What the sessions of each role may do. Who has none of these roles may not join: `wamp.error.no_such_role`.
   * Default: every session may do everything (but see `metaKill`).
   */
  readonly roles?: readonly RoleOptions[] | undefined;
  /**
   * How many calls of one registration may wait until a callee has room, where callees set a limit by `concurrency`;
   * beyond, ERROR `wamp.error.no_available_callee`. An integer. Default: 0, none waits.
   */
  readonly maxWaitingCalls?: number | undefined;
  /**
   * Decides what no permission is about: a function, or the URI of a procedure of the realm, which is called with the
   * details of the session, the URI, the action and the options. Without `roles` it is asked of everything, and
   * whoever may join may have any role. Default: what no permission is about is denied.
   */
  readonly authorize?: Authorizer | string | undefined;
  /**
   * The methods that are accepted, in the order of the router's preference, for example
   * `[acceptTicket({ users }), acceptAnonymous()]` of `@junctor/auth`. Default: `[acceptAnonymous()]`.
   */
  readonly authentication?: readonly AcceptedMethod[] | undefined;
  /** Decides by itself who may join, and as whom, in place of `authentication`. Default: `authentication` does. */
  readonly authenticate?: Authenticator | undefined;
  /** What has a history, to be read with `wamp.subscription.get_events`. Default: nothing. */
  readonly history?: readonly HistoryOptions[] | undefined;
  /**
   * What the realm itself declares about procedures, topics and errors, by URI; sessions add to it with
   * `wamp.reflect.define`. Default: nothing.
   */
  readonly declarations?: Declarations | undefined;
  /**
   * Compares payloads with what is declared, and refuses what does not fit with `wamp.error.invalid_argument`: calls to,
   * and answers of, a callee with what the realm and this callee declared, publications with what the realm and the
   * publisher declared. Default: nothing is compared.
   */
  readonly validator?: PayloadValidator | undefined;
  /**
   * When `wamp.session.on_stats` tells what a session sent and got: after so many milliseconds, or so many messages
   * from it, and when it has left. Default: never, and nothing is counted.
   */
  readonly stats?: StatsRule | undefined;
  /**
   * Which topics retain events, and for how long; of several entries that match a topic the best one counts, as for
   * calls: exact, else the longest prefix, else the wildcard pattern whose literal components come first. Elsewhere
   * `retain` is ignored. Default: every topic, without end.
   */
  readonly retention?: readonly RetentionOptions[] | undefined;
  /** Where retained events and histories are kept; each realm needs its own. Default: in memory, within `limits`. */
  readonly store?: EventStore | undefined;
}

/**
 * What realms are made of when somebody joins them, and when they go again. Such a realm is made when the first session
 * is let in: whoever cannot prove who they are makes none.
 */
export interface RealmTemplate extends Omit<RealmOptions, "name" | "store"> {
  /**
   * The names of its realms: a URI in which `*` stands for one or more characters of a component, at most once in
   * each, for example `com.example.tenant-*`.
   */
  readonly names: string;
  /**
   * How many of its realms may be there at a time. Beyond, the one that has been empty for longest goes, or else joining
   * is refused as `wamp.error.unavailable`. An integer from 1 on. Default: 100.
   */
  readonly maxRealms?: number | undefined;
  /**
   * For how many milliseconds a realm stays that nobody has joined any more; what it retained and recorded goes with it.
   * From 0 on. Default: 60,000.
   */
  readonly emptyTimeout?: number | undefined;
  /** Where the events of a realm are kept, for those that have to outlive it. Default: in memory, within `limits`. */
  readonly store?: ((realm: string) => EventStore) | undefined;
}

/** Options of `createRouter`. */
export interface RouterOptions {
  /** The realms sessions can join, each with another name. At least one, unless there are `templates`. */
  readonly realms: readonly RealmOptions[];
  /** What other realms are made of when somebody joins them; of several that have the name the first. Default: none. */
  readonly templates?: readonly RealmTemplate[] | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Default: the system's, which is cryptographically strong. */
  readonly random?: RandomSource | undefined;
  /** Default: none, the router is silent. */
  readonly logger?: Logger | undefined;
  /** Limits that differ from `defaultLimits`. */
  readonly limits?: Partial<Limits> | undefined;
  /** The name in WELCOME. Default: `Junctor-<version>`. */
  readonly agent?: string | undefined;
}
