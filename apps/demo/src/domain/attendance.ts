import { MAX_PEOPLE } from "./person.ts";
import type { Person } from "./person.ts";

/** How many roll calls a person may leave unanswered. */
const MISSED_ALLOWED = 2;

/** Who is here, by answers to roll calls. Every method tells whether the list changed. */
export class Attendance {
  readonly #present = new Map<number, { person: Person; missed: number }>();

  /** The people here, in the order they came. */
  get people(): Person[] {
    return [...this.#present.values()].map(({ person }) => person);
  }

  /** A person said to be here: new, changed, or just still here. */
  heard(person: Person): boolean {
    const known = this.#present.get(person.id)?.person;
    if (known === undefined && this.#present.size >= MAX_PEOPLE) return false;
    this.#present.set(person.id, { person, missed: 0 });
    return known === undefined || !isSame(known, person);
  }

  /** A person said goodbye. */
  gone(id: number): boolean {
    return this.#present.delete(id);
  }

  /** A new roll call starts: who missed too many is no longer here. */
  startRound(): boolean {
    const before = this.#present.size;
    for (const [id, entry] of this.#present) {
      entry.missed++;
      if (entry.missed > MISSED_ALLOWED) this.#present.delete(id);
    }
    return this.#present.size < before;
  }
}

function isSame(a: Person, b: Person): boolean {
  return a.name === b.name && a.colour === b.colour && a.answers === b.answers;
}
