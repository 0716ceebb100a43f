import { isUri, SequentialIds } from "@junctor/core";
import type { Clock, MatchPolicy, RandomSource, UriRule } from "@junctor/core";
import { PatternIndex } from "../pattern-index.ts";
import type { Session, WaitingCall } from "../session/session.ts";
import type { InvocationPolicy } from "./invocation-policy.ts";
import type { Validation } from "../validation/validation.ts";
import { Seats } from "./seats.ts";
import type { SeatWish } from "./seats.ts";
import { isRouterUri } from "../router-uri.ts";

/** What a callee asks for with REGISTER. */
export interface Registering {
  readonly procedure: string;
  readonly match: MatchPolicy;
  readonly invoke: InvocationPolicy;
}

/** What calls one callee of a registration gets: any number, unless it says otherwise. */
export interface Serving extends Registering, SeatWish {}

/** A procedure pattern and who answers calls to it. All its callees share it and its id (spec: AP-SHREG-06). */
export interface Registration extends Registering {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** In the order they registered; at least one, and just one if `invoke` is `single`. */
  readonly callees: readonly Session[];
  /** The places of its callees, if its calls are counted: because a callee wants that, or the policy needs it. */
  readonly seats: Seats | undefined;
  /** Calls no callee has room for, in the order they came; `pending-calls.ts` adds to it. */
  readonly waiting: Set<WaitingCall>;
  /** How many may wait. */
  readonly maxWaiting: number;
  /** Whose turn `roundrobin` makes it, as an index of `callees`; `pick-callee.ts` moves it on. */
  turn: number;
  /** Whom `random` asks. */
  readonly random: RandomSource;
  /** What calls are compared with; undefined if the realm does not validate. */
  readonly validation: Validation | undefined;
}

interface MutableRegistration extends Registration {
  readonly callees: Session[];
  seats: Seats | undefined;
}

/** What the registrations of a realm need of it. */
export interface RegistrationsInit {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly uriRule: UriRule;
  /** Default: calls are not compared with what is declared. */
  readonly validation?: Validation | undefined;
  /** How many calls may wait for callees of one registration. */
  readonly maxWaiting: number;
  /** Is told that a callee of a registration has room again. */
  readonly freed: (registration: Registration) => void;
}

/** The registrations of one realm. A registration exists as long as it has a callee. */
export class Registrations {
  readonly #ids = new SequentialIds();
  readonly #byId = new Map<number, MutableRegistration>();
  readonly #byProcedure = new PatternIndex<MutableRegistration>();
  readonly #init: RegistrationsInit;

  constructor(init: RegistrationsInit) {
    this.#init = init;
  }

  /** How many registrations there are. */
  get size(): number {
    return this.#byId.size;
  }

  /** All registrations. */
  values(): Iterable<Registration> {
    return this.#byId.values();
  }

  /** The registration of this id. */
  get(id: number): Registration | undefined {
    return this.#byId.get(id);
  }

  /** The registration a call to `procedure` goes to. Patterns match only URIs, and nothing reserved (spec: T19). */
  best(procedure: string): Registration | undefined {
    const exact = this.#byProcedure.get(procedure, "exact");
    if (exact !== undefined || !this.#byProcedure.hasPatterns) return exact;
    if (isRouterUri(procedure) || !isUri(procedure, this.#init.uriRule)) return undefined;
    return this.#byProcedure.best(procedure);
  }

  /** The registration of this very pattern. */
  find(procedure: string, match: MatchPolicy): Registration | undefined {
    return this.#byProcedure.get(procedure, match);
  }

  /** Makes `callee` the last callee of a pattern that is free or shared; if it is one, nothing changes (spec: T29). */
  add(callee: Session, serving: Serving): Registration {
    const registration = this.#byProcedure.get(serving.procedure, serving.match) ?? this.#create(serving);
    if (callee.registrations.has(registration.id)) return registration;
    if (isCounted(serving)) registration.seats ??= this.#seats(registration);
    registration.seats?.add(callee, serving);
    registration.callees.push(callee);
    callee.registrations.add(registration.id);
    return registration;
  }

  /**
   * Takes `callee` off a registration it holds. The turn stays with whoever has it.
   * Returns the registration, which may have ended by that.
   */
  remove(callee: Session, id: number): Registration | undefined {
    const registration = this.#byId.get(id);
    callee.registrations.delete(id);
    callee.timeoutsKept.delete(id);
    callee.callersDisclosed.delete(id);
    if (registration === undefined) return undefined;
    const index = registration.callees.indexOf(callee);
    registration.callees.splice(index, 1);
    registration.seats?.remove(callee);
    if (index < registration.turn) registration.turn--;
    if (registration.callees.length > 0) return registration;
    this.#byId.delete(id);
    this.#byProcedure.remove(registration.procedure, registration.match);
    return registration;
  }

  /** Takes `callee` off every registration it holds. Returns them. */
  removeAll(callee: Session): readonly Registration[] {
    return Array.from(callee.registrations).flatMap((id) => this.remove(callee, id) ?? []);
  }

  /** Places for the callees there are, which did not ask for any. */
  #seats(registration: MutableRegistration): Seats {
    const seats = new Seats({ registration: registration.id, freed: () => this.#init.freed(registration) });
    for (const callee of registration.callees) seats.add(callee, {});
    return seats;
  }

  #create({ procedure, match, invoke }: Registering): MutableRegistration {
    const registration: MutableRegistration = {
      id: this.#ids.next(),
      created: this.#init.clock.now(),
      procedure,
      match,
      invoke,
      callees: [],
      seats: undefined,
      waiting: new Set(),
      maxWaiting: this.#init.maxWaiting,
      turn: 0,
      random: this.#init.random,
      validation: this.#init.validation,
    };
    this.#byId.set(registration.id, registration);
    this.#byProcedure.add(procedure, match, registration);
    return registration;
  }
}

function isCounted({ invoke, concurrency, nkey }: Serving): boolean {
  return invoke === "least_loaded" || invoke === "x_hash" || concurrency !== undefined || nkey !== undefined;
}
