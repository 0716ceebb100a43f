import { hashOf } from "../rendezvous.ts";
import type { RendezvousNode } from "../rendezvous.ts";
import type { Session } from "../session/session.ts";
import { Seat } from "./seat.ts";

/** How a callee wants to be seated: what REGISTER says beyond the procedure and the policy. */
export interface SeatWish {
  /** How many invocations may be open. Default: any number. */
  readonly concurrency?: number | undefined;
  /** The node it works for. Default: it is a node of its own. */
  readonly nkey?: string | undefined;
}

/** What seats need of their registration. */
export interface SeatsInit {
  /** The id of the registration. */
  readonly registration: number;
  /** Is told that a callee which is seated has room for a call. */
  readonly freed: () => void;
}

/** The places of the callees of one registration. Only registrations whose calls are counted have them. */
export class Seats {
  readonly #init: SeatsInit;
  readonly #seats = new Map<Session, Seat>();

  constructor(init: SeatsInit) {
    this.#init = init;
  }

  /** The place of a callee of the registration. */
  of(callee: Session): Seat | undefined {
    return this.#seats.get(callee);
  }

  /** Seats a callee. What it has to answer from an earlier place at the registration is counted. */
  add(callee: Session, { concurrency = Infinity, nkey }: SeatWish): void {
    const { registration, freed } = this.#init;
    const seat = new Seat({
      registration,
      concurrency,
      node: nkey === undefined ? ownNode(callee) : nodeOf(nkey),
      freed: (freedSeat) => {
        if (this.#seats.get(callee) === freedSeat) freed();
      },
    });
    for (const call of callee.invocations.values()) {
      if (call.registration !== registration) continue;
      call.seat = seat;
      seat.take();
    }
    for (const [invocation, former] of callee.abandoned ?? []) {
      if (former.registration !== registration) continue;
      callee.abandoned?.set(invocation, seat);
      seat.take();
    }
    this.#seats.set(callee, seat);
  }

  /** Takes away the place of one that is a callee no more. */
  remove(callee: Session): void {
    this.#seats.delete(callee);
  }
}

/** The node of a callee that named none, by a name which nobody else has reason to take. */
export function ownNode(callee: Session): RendezvousNode {
  return nodeOf(`\0${callee.id}`);
}

function nodeOf(name: string): RendezvousNode {
  return { name, hash: hashOf(name) };
}
