import { SequentialIds } from "@junctor/core";
import type { MatchPolicy } from "@junctor/core";
import { PatternIndex } from "../pattern-index.ts";
import type { Session } from "../session/session.ts";

/** A procedure pattern and who answers calls to it. */
export interface Registration {
  readonly id: number;
  readonly procedure: string;
  readonly match: MatchPolicy;
  readonly callee: Session;
}

/** The registrations of one realm. */
export class Registrations {
  readonly #ids = new SequentialIds();
  readonly #byId = new Map<number, Registration>();
  readonly #byProcedure = new PatternIndex<Registration>();

  /** How many registrations there are. */
  get size(): number {
    return this.#byId.size;
  }

  /** The registration a call to `procedure` goes to. */
  best(procedure: string): Registration | undefined {
    return this.#byProcedure.best(procedure);
  }

  /** The registration of this very pattern. */
  find(procedure: string, match: MatchPolicy): Registration | undefined {
    return this.#byProcedure.get(procedure, match);
  }

  /** Registers a pattern that is free. */
  add(callee: Session, procedure: string, match: MatchPolicy): Registration {
    const registration = { id: this.#ids.next(), procedure, match, callee };
    this.#byId.set(registration.id, registration);
    this.#byProcedure.add(procedure, match, registration);
    callee.registrations.add(registration.id);
    return registration;
  }

  /** Ends a registration that `callee` holds. */
  remove(callee: Session, id: number): void {
    const registration = this.#byId.get(id);
    callee.registrations.delete(id);
    if (registration === undefined) return;
    this.#byId.delete(id);
    this.#byProcedure.remove(registration.procedure, registration.match);
  }

  /** Ends every registration that `callee` holds. */
  removeAll(callee: Session): void {
    for (const id of callee.registrations) this.remove(callee, id);
  }
}
