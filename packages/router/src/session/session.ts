import { SequentialIds } from "@junctor/core";
import type { Permissions } from "../authorization/permissions.ts";
import type { Rule } from "../authorization/rule.ts";
import type { CallMessage, ClientRole, Dict, IdleTimer } from "@junctor/core";
import type { Seat } from "../dealer/seat.ts";
import { allowedDisclosure } from "../disclosure.ts";
import type { Disclosure } from "../disclosure.ts";
import { announces } from "../features.ts";
import type { Announced } from "../features.ts";
import type { Declared } from "../reflection/declared.ts";
import type { Deliverer } from "../outbox/deliverer.ts";
import type { TrustlevelRule } from "../trustlevel.ts";
import type { PayloadChecks } from "../validation/payload-checks.ts";
import type { Identity } from "./identity.ts";
import type { Meter } from "./meter.ts";
import type { RequestIds } from "./request-ids.ts";
import type { Throttle } from "./throttle.ts";
import type { Testament } from "./testament.ts";

/** What is kept of the first CALL of several for those that continue it (spec: AP-PCI-06). */
export interface ProgressiveInvocation {
  readonly procedure: string;
  /** The Details of every INVOCATION but the last: they are those of the first (spec: AP-PCI-14). */
  readonly details: Dict;
  /** The Details of the last INVOCATION. */
  readonly lastDetails: Dict;
  /** `complete` when the last chunk has come. */
  state: "coming" | "complete";
}

/** A call that no callee has room for. The caller's session and the line of its registration both hold it. */
export interface WaitingCall {
  readonly state: "waiting";
  readonly caller: Session;
  /** CALL.Request, in the caller's numbering. */
  readonly request: number;
  readonly message: CallMessage;
  /** Callees that declined it. */
  readonly tried: ReadonlySet<Session> | undefined;
  /** The line it stands in. */
  readonly line: Set<WaitingCall>;
  /** Ends the call if it takes too long; none unless the caller asked for it (spec: AP-TMO-02). */
  timer: IdleTimer | undefined;
}

/** A call that a callee got, until its answer. The caller's and the callee's session both hold it. */
export interface PendingCall {
  readonly caller: Session;
  /** CALL.Request, in the caller's numbering. */
  readonly request: number;
  readonly callee: Session;
  /** INVOCATION.Request, in the callee's numbering. */
  readonly invocation: number;
  /** The id of the registration it goes to. */
  readonly registration: number;
  /** `canceling` once the callee was told to stop and its answer is still awaited (spec: AP-CANCEL-04). */
  state: "open" | "canceling";
  /** The place it takes of its callee, if the calls of its registration are counted. */
  seat: Seat | undefined;
  /** The CALL, as long as another callee may be asked if this one declines (spec: AP-REROUTE-02, T41). */
  message: CallMessage | undefined;
  /** Callees that declined it. */
  readonly tried: ReadonlySet<Session> | undefined;
  /** Whether its callee may send progressive results (spec: AP-PCR-03). */
  readonly receivesProgress: boolean;
  /** What there is to know for the chunks of its payload that come later; none if all came at once (spec: AP-PCI-06). */
  progressive: ProgressiveInvocation | undefined;
  /** What its answers are compared with; nothing if nothing is declared, or the realm does not validate. */
  readonly checks: readonly PayloadChecks[];
  /** Ends the call if the callee is silent for too long; none unless the caller asked for it (spec: AP-TMO-02). */
  timer: IdleTimer | undefined;
}

/** Whether the others of the realm are told that a session left; `silent` is for `kill_all` (spec: T30). */
export type Departure = "announced" | "silent";

/** How the router ends a session. */
export interface Goodbye {
  /** GOODBYE.Reason. */
  readonly reason: string;
  /** GOODBYE.Details.message. Default: none. */
  readonly message?: string | undefined;
  /** Default: `announced`. */
  readonly departure?: Departure | undefined;
}

/** What makes a session. */
export interface SessionInit {
  readonly id: number;
  readonly identity: Identity;
  readonly roles: Announced<ClientRole>;
  readonly requestIds: RequestIds;
  /** Of its realm. Default: `allow` for both. */
  readonly disclosure?: Disclosure | undefined;
  readonly outbox: Deliverer;
  /** Default: none is assigned. */
  readonly trustlevel?: TrustlevelRule | undefined;
  /** Default: it may do everything. */
  readonly permissions?: Permissions | undefined;
  readonly leave: (goodbye: Goodbye) => void;
  /** The id of its browser's cookie. Default: it has none. */
  readonly cookie?: string | undefined;
}

/** A client that joined a realm, from WELCOME to the end, and everything it holds there. */
export class Session {
  readonly id: number;
  readonly identity: Identity;
  /** The way to this client. */
  readonly outbox: Deliverer;
  readonly requestIds: RequestIds;
  /** How far its realm trusts what it calls and publishes. */
  readonly trustlevel: TrustlevelRule | undefined;
  /** Whether its realm tells who calls and publishes, unless its permissions say otherwise. */
  readonly disclosure: Disclosure;
  /** What it may do; undefined if its realm defines no roles. `realm-authorization.ts` changes it. */
  permissions: Permissions | undefined;
  /** Ends it: takes it out of its realm at once, says GOODBYE and closes its connection. */
  readonly leave: (goodbye: Goodbye) => void;
  /** Ids of the INVOCATIONs it gets: a sequence per callee (spec: BP-ID-06). */
  readonly invocationIds = new SequentialIds();
  /** Ids of the subscriptions it holds; `Subscriptions` of the realm edits it. */
  readonly subscriptions = new Set<number>();
  /** Ids of the registrations it holds; `Registrations` of the realm edits it. */
  readonly registrations = new Set<number>();
  /** Ids of those whose calls it times itself (spec: AP-TMO-05); `register.ts` adds to it. */
  readonly timeoutsKept = new Set<number>();
  /** Ids of those whose callers it is told (spec: AP-CID-04); `register.ts` adds to it. */
  readonly callersDisclosed = new Set<number>();
  /** Calls it made, by CALL.Request; `pending-calls.ts` edits it. */
  readonly calls = new Map<number, PendingCall | WaitingCall>();
  /** Requests of calls that a permission bounds, among them those that have ended; `bound-calls.ts` edits it. */
  readonly boundCalls = new Map<Rule, readonly number[]>();
  /** Calls it has to answer, by INVOCATION.Request; `pending-calls.ts` edits it. */
  readonly invocations = new Map<number, PendingCall>();
  /**
   * The places of invocations that nobody waits for and that it was not told of, by INVOCATION.Request: it works on
   * them until it answers. None unless calls of its registrations are counted; `abandoned-invocations.ts` edits it.
   */
  abandoned: Map<number, Seat> | undefined;
  /** Keeps it to its rate; undefined if it has none. `keep-to-rate.ts` changes it. */
  throttle: Throttle | undefined;
  /** Counts what it sends and gets; undefined unless its realm publishes that. */
  meter: Meter | undefined;
  /** What is published when it has left, in the order it was added; `testament-procedures.ts` edits it. */
  readonly testaments: Testament[] = [];
  /** Fulfilled when all publications that had to be stored first are acknowledged; `acknowledge-publication.ts` edits it. */
  acknowledged: Promise<void> | undefined = undefined;
  /** Whether it may decline calls, so that others get them (spec: AP-REROUTE-01). */
  readonly declines: boolean;
  /** What it declared about URIs; `Directory` of the realm edits it. */
  readonly declarations = new Set<Declared>();
  /** What all sessions of one browser have in common; undefined if that is not known. Nobody is told. */
  readonly cookie: string | undefined;
  readonly #roles: Announced<ClientRole>;

  constructor(init: SessionInit) {
    this.id = init.id;
    this.identity = init.identity;
    this.outbox = init.outbox;
    this.leave = init.leave;
    this.cookie = init.cookie;
    this.requestIds = init.requestIds;
    this.trustlevel = init.trustlevel;
    this.disclosure = init.disclosure ?? allowedDisclosure;
    this.permissions = init.permissions;
    this.#roles = init.roles;
    this.declines = this.announces("callee", "call_reroute");
  }

  /** Whether HELLO named the role. */
  hasRole(role: ClientRole): boolean {
    return this.#roles.has(role);
  }

  /** Whether HELLO announced the feature for the role. */
  announces(role: ClientRole, feature: string): boolean {
    return announces(this.#roles, role, feature);
  }
}
