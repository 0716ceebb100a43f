import type { Clock, RandomSource } from "@junctor/core";
import type { Registration, Session } from "@junctor/client";
import type { Colour } from "../../domain/colour.ts";
import { answerProcedure, DemoUri } from "../../domain/demo-uri.ts";
import { light, nextStroke } from "../../domain/board.ts";
import { lampArgs } from "../../domain/lamp.ts";
import type { Lamp } from "../../domain/lamp.ts";
import { parseName } from "../../domain/parse-name.ts";
import { askAround } from "./ask-around.ts";
import { addWireEntry, initialState } from "./demo-state.ts";
import type { DemoState } from "./demo-state.ts";
import { describeReason } from "./describe-failure.ts";
import type { Identity } from "./identity.ts";
import { drawIdentity } from "./identity.ts";
import { joinLobby } from "./join-lobby.ts";
import { LinkLoop } from "./link-loop.ts";
import type { JoinedLink } from "./link-loop.ts";
import { createStore } from "./store.ts";
import type { Store } from "./store.ts";
import type { TapListener } from "./tap-serializer.ts";
import { createWireLog } from "./wire-log.ts";

/** What the demo takes from the page around it. */
export interface DemoOptions {
  /** One attempt to connect and join; every message of the session is to be told to `tap`. */
  openSession(tap: TapListener): Promise<Session>;
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
  readonly #loop: LinkLoop;
  #session: Session | undefined;
  #registration: Registration | undefined;

  constructor(options: DemoOptions) {
    this.#options = options;
    this.store = createStore(initialState(options.me));
    this.#loop = new LinkLoop({
      clock: options.clock,
      random: options.random,
      join: () => this.#join(),
      onChange: (link) => this.store.update((state) => ({ ...state, link })),
    });
  }

  /** Connects, and from then on comes back whenever the connection is lost. */
  start(): void {
    this.#loop.start();
  }

  /** Connects at once instead of at the end of the wait. */
  tryNow(): void {
    this.#loop.tryNow();
  }

  /** Says goodbye: the tab is being closed. */
  leave(): void {
    const session = this.#session;
    this.#loop.stop();
    if (session === undefined) return;
    this.#publish(DemoUri.PERSON_GONE, [session.id]);
    void session.leave().catch(ignoreLoss);
  }

  /** Lights a lamp in the visitor's colour, here at once and elsewhere by publication. */
  lightLamp(cell: number): void {
    if (this.#session === undefined) return;
    const { board, me } = this.store.value;
    const lamp: Lamp = { cell, colour: me.colour, by: me.name, stroke: nextStroke(board) };
    this.store.update((state) => ({ ...state, board: light(state.board, lamp) }));
    this.#publish(DemoUri.LAMP_LIT, lampArgs(lamp));
  }

  /** Asks the backend to wipe the board; the event it publishes then does it here too. */
  async clearBoard(): Promise<void> {
    await this.#session?.call(DemoUri.CLEAR_BOARD).catch(ignoreLoss);
  }

  /** Calls a procedure and shows who answered, what, and how long it took. */
  async ask(to: string, procedure: string): Promise<void> {
    if (this.#session === undefined) return;
    await askAround({ session: this.#session, store: this.store, stopwatch: this.#options.stopwatch }, to, procedure);
  }

  /** Registers this tab's answer procedure, or unregisters it. */
  async setAnswering(answering: DemoState["answering"]): Promise<void> {
    if (this.store.value.answering === answering) return;
    this.store.update((state) => ({ ...state, answering }));
    if (this.#session === undefined) return;
    try {
      await this.#registerAnswer(this.#session);
    } catch (error) {
      ignoreLoss(error);
    }
    this.#announce();
  }

  /** What this tab says when it is called. */
  setGreeting(greeting: string): void {
    this.store.update((state) => ({ ...state, greeting }));
  }

  /** Another name for the visitor; what is no name changes nothing. */
  rename(value: string): void {
    const name = parseName(value) ?? this.store.value.me.name;
    this.#become({ ...this.store.value.me, name, origin: "chosen" });
  }

  /** Another colour for the visitor. */
  recolour(colour: Colour): void {
    this.#become({ ...this.store.value.me, colour, origin: "chosen" });
  }

  #become(me: Identity): void {
    this.#options.saveMe(me);
    this.store.update((state) => ({ ...state, me }));
    this.#announce();
  }

  async #join(): Promise<JoinedLink> {
    const tap = createWireLog((entry) => this.store.update((state) => addWireEntry(state, entry)));
    const session = await this.#options.openSession(tap);
    try {
      await this.#moveIn(session);
    } catch (error) {
      void session.leave().catch(ignoreLoss);
      throw error;
    }
    return { session: session.id, realm: session.realm, closed: this.#untilClosed(session) };
  }

  /** Everything that has to be done anew in each session. */
  async #moveIn(session: Session): Promise<void> {
    await joinLobby(session, this.store, () => this.#announce());
    this.#chooseFreeColour();
    this.#registration = undefined;
    await this.#registerAnswer(session);
    this.#session = session;
    this.#announce();
  }

  async #untilClosed(session: Session): Promise<string> {
    const end = await session.closed;
    this.#session = undefined;
    return describeReason(end.reason);
  }

  /** Brings the registration in line with what the visitor wants. */
  async #registerAnswer(session: Session): Promise<void> {
    if (this.store.value.answering === "off") {
      await this.#registration?.unregister();
      this.#registration = undefined;
      return;
    }
    this.#registration = await session.register(answerProcedure(session.id), () => {
      const { greeting, me } = this.store.value;
      return { text: greeting, by: me.name };
    });
  }

  /** A drawn identity gives way to the people who were here before. */
  #chooseFreeColour(): void {
    const { me, people } = this.store.value;
    const taken = people.map(({ colour }) => colour);
    if (me.origin === "chosen" || !taken.includes(me.colour)) return;
    const drawn = drawIdentity(this.#options.random, taken);
    this.#options.saveMe(drawn);
    this.store.update((state) => ({ ...state, me: drawn }));
  }

  /** Tells the others who is here in this tab. */
  #announce(): void {
    if (this.#session === undefined) return;
    const { me, answering } = this.store.value;
    const person = { id: this.#session.id, name: me.name, colour: me.colour, answers: answering === "on" };
    this.#publish(DemoUri.PERSON_HERE, [person]);
  }

  #publish(topic: string, args: unknown[]): void {
    this.#session?.publish(topic, args).catch(ignoreLoss);
  }
}

/** The session ended meanwhile: the loop says so on the screen, and nothing else is left to do. */
function ignoreLoss(error: unknown): void {
  void error;
}
