import type { EventHandler, Session } from "@junctor/client";
import { clear, light, nextStroke, parseBoard } from "../../domain/board.ts";
import { DemoUri } from "../../domain/demo-uri.ts";
import { isStroke, parseLamp } from "../../domain/lamp.ts";
import { parsePeople } from "../../domain/person.ts";
import type { DemoState } from "./demo-state.ts";
import type { Store } from "./store.ts";

type Change = (state: DemoState, args: readonly unknown[]) => DemoState;

/** Follows everything the page shows. */
export class Lobby {
  readonly #session: Session;
  readonly #store: Store<DemoState>;
  /** What is not subscribed to yet; the client takes the rest along from session to session. */
  readonly #missing: Map<string, EventHandler>;
  /** Events that came while it was being read how things stand. */
  #heard: [args: readonly unknown[], change: Change][] | undefined;

  /** @param onRollCall called whenever the backend asks who is here. */
  constructor(session: Session, store: Store<DemoState>, onRollCall: () => void) {
    this.#session = session;
    this.#store = store;
    this.#missing = new Map<string, EventHandler>([
      [DemoUri.LAMP_LIT, ({ args }) => this.#apply(args, applyLamp)],
      [DemoUri.BOARD_CLEARED, ({ args }) => this.#apply(args, applyClear)],
      [DemoUri.PEOPLE_CHANGED, ({ args }) => this.#apply(args, applyPeople)],
      [DemoUri.ROLL_CALL, onRollCall],
    ]);
  }

  /**
   * Subscribes, once, and asks the backend how things stand, in this order, so that nothing that happens in between is
   * missed. To be done anew in every session.
   * @throws if the session does not last, or the router has no backend for the page.
   */
  async read(): Promise<void> {
    this.#heard = [];
    await Promise.all(Array.from(this.#missing, ([topic, handler]) => this.#subscribe(topic, handler)));
    const lobby = await this.#session.call(DemoUri.READ_LOBBY);
    const { board, people } = (lobby.value ?? {}) as { [key: string]: unknown };
    this.#store.update((state) => ({ ...state, board: parseBoard(board), people: parsePeople(people) }));
    const heard = this.#heard;
    this.#heard = undefined;
    for (const [args, change] of heard) this.#apply(args, change);
  }

  async #subscribe(topic: string, handler: EventHandler): Promise<void> {
    await this.#session.subscribe(topic, handler);
    this.#missing.delete(topic);
  }

  #apply(args: readonly unknown[], change: Change): void {
    if (this.#heard === undefined) this.#store.update((state) => change(state, args));
    else this.#heard.push([args, change]);
  }
}

function applyLamp(state: DemoState, args: readonly unknown[]): DemoState {
  const lamp = parseLamp(args, nextStroke(state.board));
  return lamp === undefined ? state : { ...state, board: light(state.board, lamp) };
}

function applyClear(state: DemoState, [stroke]: readonly unknown[]): DemoState {
  return isStroke(stroke) ? { ...state, board: clear(state.board, stroke) } : state;
}

function applyPeople(state: DemoState, [people]: readonly unknown[]): DemoState {
  return { ...state, people: parsePeople(people) };
}
