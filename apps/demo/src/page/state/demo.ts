import type { Clock, RandomSource } from "@junctor/core";
import type { Client } from "@junctor/client";
import type { Colour } from "../../domain/colour.ts";
import { DemoUri } from "../../domain/demo-uri.ts";
import { light, nextStroke } from "../../domain/board.ts";
import { lampArgs } from "../../domain/lamp.ts";
import type { Lamp } from "../../domain/lamp.ts";
import { parseName } from "../../domain/parse-name.ts";
import { askAround } from "./ask-around.ts";
import { addWireEntry, initialState } from "./demo-state.ts";
import type { DemoState } from "./demo-state.ts";
import type { Identity } from "./identity.ts";
import { drawIdentity } from "./identity.ts";
import { LinkWatch } from "./link-watch.ts";
import { createStore } from "./store.ts";
import type { Store } from "./store.ts";
import { Visit } from "./visit.ts";
import { createWireLog } from "./wire-log.ts";
import type { Watcher } from "../connect-page.ts";

/** What the demo takes from the page around it. */
export interface DemoOptions {
  /** Joins the realm, and joins it again whenever the session is lost. */
  connect(watcher: Watcher): Promise<Client>;
  readonly me: Identity;
  /** Keeps the visitor's name and colour for the next time. */
  saveMe(me: Identity): void;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Milliseconds with fractions, from any start, for round trips. */
  stopwatch(): number;
}

/** What the visitor can do, and what comes of it in `store`. Knows nothing of how it is shown. */
export class Demo {
  readonly store: Store<DemoState>;
  readonly #options: DemoOptions;
  readonly #watch: LinkWatch;
  #visit: Visit | undefined;

  constructor(options: DemoOptions) {
    this.#options = options;
    this.store = createStore(initialState(options.me));
    this.#watch = new LinkWatch({
      clock: options.clock,
      enter: () => this.#enter(),
      onChange: (link) => this.store.update((state) => ({ ...state, link })),
    });
  }

  /** Connects, and from then on comes back whenever the connection is lost. */
  async start(): Promise<void> {
    const tap = createWireLog((entry) => this.store.update((state) => addWireEntry(state, entry)));
    this.#visit = new Visit(await this.#options.connect({ tap, onStatus: this.#watch.follow }), this.store);
    await this.#watch.enter();
  }

  /** Connects at once instead of at the end of the wait. */
  tryNow(): void {
    this.#watch.tryNow();
  }

  /** Says goodbye: the tab is being closed. */
  leave(): void {
    this.#visit?.leave();
  }

  /** Lights a lamp in the visitor's colour, here at once and elsewhere by publication. */
  lightLamp(cell: number): void {
    if (this.#visit === undefined || this.store.value.link.state !== "up") return;
    const { board, me } = this.store.value;
    const lamp: Lamp = { cell, colour: me.colour, by: me.name, stroke: nextStroke(board) };
    this.store.update((state) => ({ ...state, board: light(state.board, lamp) }));
    this.#visit.publish(DemoUri.LAMP_LIT, lampArgs(lamp));
  }

  /** Asks the backend to wipe the board; the event it publishes then does it here too. */
  clearBoard(): Promise<void> {
    return this.ask("Backend", DemoUri.CLEAR_BOARD);
  }

  /** Calls a procedure and shows who answered, what, and how long it took. */
  async ask(to: string, procedure: string): Promise<void> {
    if (this.#visit === undefined) return;
    await askAround(
      { session: this.#visit.client, store: this.store, stopwatch: this.#options.stopwatch },
      to,
      procedure,
    );
  }

  /** Registers this tab's answer procedure, or unregisters it, now and in every session to come. */
  async setAnswering(answering: DemoState["answering"]): Promise<void> {
    this.store.update((state) => ({ ...state, answering }));
    await this.#visit?.alignAnswering();
    this.#visit?.announce();
  }

  /** What this tab says when it is called. */
  setGreeting(greeting: string): void {
    this.store.update((state) => ({ ...state, greeting }));
  }

  /** Another name for the visitor; what is no name changes nothing. */
  rename(value: string): void {
    const name = parseName(value) ?? this.store.value.me.name;
    this.#become({ ...this.store.value.me, name, origin: "settled" });
  }

  /** Another colour for the visitor. */
  recolour(colour: Colour): void {
    this.#become({ ...this.store.value.me, colour, origin: "settled" });
  }

  #become(me: Identity): void {
    this.#options.saveMe(me);
    this.store.update((state) => ({ ...state, me }));
    this.#visit?.announce();
  }

  async #enter(): Promise<{ session: number; realm: string; tab: number }> {
    const visit = this.#visit as Visit;
    await visit.enter();
    this.#settleIdentity();
    visit.announce();
    const { client, tab } = visit;
    return { session: client.id ?? tab, realm: client.realm, tab };
  }

  /** A drawn identity gives way, once, to the people who were here before. */
  #settleIdentity(): void {
    const { me, people } = this.store.value;
    const taken = people.map(({ colour }) => colour);
    const gives = me.origin === "drawn" && taken.includes(me.colour);
    this.#become({ ...(gives ? drawIdentity(this.#options.random, taken) : me), origin: "settled" });
  }
}
