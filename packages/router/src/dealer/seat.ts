import type { RendezvousNode } from "../rendezvous.ts";

/** What a seat is made of. */
export interface SeatInit {
  /** The id of the registration. */
  readonly registration: number;
  /** How many invocations of it may be open. */
  readonly concurrency: number;
  /** The node its callee works for. */
  readonly node: RendezvousNode;
  /** Is told that there is room for a call. */
  readonly freed: (seat: Seat) => void;
}

/** A callee's place at one registration whose calls are counted. */
export class Seat {
  readonly registration: number;
  readonly concurrency: number;
  readonly node: RendezvousNode;
  readonly #freed: (seat: Seat) => void;
  #open = 0;

  constructor(init: SeatInit) {
    this.registration = init.registration;
    this.concurrency = init.concurrency;
    this.node = init.node;
    this.#freed = init.freed;
  }

  /** How many invocations its callee has to answer, those nobody waits for included unless it was told to stop. */
  get open(): number {
    return this.#open;
  }

  /** Whether its callee may get another one. */
  get hasRoom(): boolean {
    return this.#open < this.concurrency;
  }

  /** Its callee gets an invocation. */
  take(): void {
    this.#open++;
  }

  /** An invocation is answered, or its callee was told to stop. */
  release(): void {
    this.#open--;
  }

  /** Calls that wait may come; to be called when what went before has been said. */
  announceRoom(): void {
    this.#freed(this);
  }
}
