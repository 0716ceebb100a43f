import type { StoreLimits } from "./limits.ts";

type HistoryLimits = Pick<StoreLimits, "maxHistoryEvents" | "maxHistoryBytes">;

/** Where nothing is, or nothing that can be read. */
const HOLE = 0;
/** Forgotten entries at the front of the lists, beyond which the lists are cut. */
const SLACK = 1_024;

/**
 * What is known of one history without reading it: where each publication stands, and how long its record is.
 * Sequence numbers grow from each event to the next; those of events that failed leave holes.
 */
export class HistoryIndex {
  readonly #limits: HistoryLimits;
  readonly #sequences = new Map<number, number>();
  #lengths: number[] = [];
  #publications: number[] = [];
  /** The sequence number that the lists start with. */
  #base = 0;
  #first = 0;
  #bytes = 0;

  constructor(limits: HistoryLimits) {
    this.#limits = limits;
  }

  /** The sequence number of the oldest event. */
  get first(): number {
    return this.#first;
  }

  /** The sequence number of the next event. */
  get next(): number {
    return this.#base + this.#lengths.length;
  }

  /** Whether there is an event of this sequence number. */
  has(sequence: number): boolean {
    return sequence >= this.#first && (this.#lengths[sequence - this.#base] ?? HOLE) !== HOLE;
  }

  /** The sequence number of a publication. */
  sequenceOf(publication: number): number | undefined {
    return this.#sequences.get(publication);
  }

  /** Starts an empty index with a sequence number, or leaves a hole before it. */
  skipTo(sequence: number): void {
    if (this.#lengths.length === 0) this.#base = this.#first = sequence;
    while (this.next < sequence) this.#push(0, HOLE);
  }

  /** Adds the next event. */
  append(publication: number, length: number): void {
    this.#sequences.set(publication, this.next);
    this.#push(publication, length);
    this.#bytes += length;
  }

  /** Makes a hole of an event. Sequence numbers of holes at the end are given again. */
  drop(sequence: number): void {
    if (!this.has(sequence)) return;
    this.#forget(sequence);
    while (this.#lengths.at(-1) === HOLE && this.next > this.#first) {
      this.#lengths.pop();
      this.#publications.pop();
    }
  }

  /** Forgets the oldest events beyond the limits. Returns their sequence numbers, holes included. */
  prune(): number[] {
    const { maxHistoryEvents, maxHistoryBytes } = this.#limits;
    const pruned: number[] = [];
    while (this.#sequences.size > maxHistoryEvents || this.#bytes > maxHistoryBytes) {
      this.#forget(this.#first);
      pruned.push(this.#first++);
    }
    this.#cut();
    return pruned;
  }

  #push(publication: number, length: number): void {
    this.#publications.push(publication);
    this.#lengths.push(length);
  }

  #forget(sequence: number): void {
    const at = sequence - this.#base;
    const length = this.#lengths[at] ?? HOLE;
    if (length === HOLE) return;
    this.#sequences.delete(this.#publications[at] ?? 0);
    this.#bytes -= length;
    this.#lengths[at] = HOLE;
  }

  #cut(): void {
    const forgotten = this.#first - this.#base;
    if (forgotten < SLACK || forgotten * 2 < this.#lengths.length) return;
    this.#lengths = this.#lengths.slice(forgotten);
    this.#publications = this.#publications.slice(forgotten);
    this.#base = this.#first;
  }
}
