import type { Client, Registration } from "@junctor/client";
import { answerProcedure, DemoUri } from "../../domain/demo-uri.ts";
import type { DemoState } from "./demo-state.ts";
import { Lobby } from "./lobby.ts";
import type { Store } from "./store.ts";

/** What the visitor does by the client of this tab. */
export class Visit {
  readonly client: Client;
  /** What the others know this tab by: the id of its first session. */
  readonly tab: number;
  readonly #store: Store<DemoState>;
  readonly #lobby: Lobby;
  #registration: Registration | undefined;
  #aligning: Promise<void> = Promise.resolve();

  /** Takes the client over. `enter` is next. */
  constructor(client: Client, store: Store<DemoState>) {
    this.client = client;
    this.tab = client.id ?? 0;
    this.#store = store;
    this.#lobby = new Lobby(client, store, () => this.announce());
  }

  /**
   * Finds out how things stand, and registers what is to be registered. To be done anew in every session.
   * @throws if the session does not last, or the router has no backend for the page.
   */
  async enter(): Promise<void> {
    await this.#lobby.read();
    await this.alignAnswering();
  }

  /** Tells the others who is here in this tab. */
  announce(): void {
    const { me, answering } = this.#store.value;
    const person = { id: this.tab, name: me.name, colour: me.colour, answers: answering === "on" };
    this.publish(DemoUri.PERSON_HERE, [person]);
  }

  /** Publishes, if there is a session. */
  publish(topic: string, args: unknown[]): void {
    this.client.publish(topic, args).catch(ignoreLoss);
  }

  /** Registers the answer procedure, or unregisters it, as the visitor wants by now; one change after the other. */
  alignAnswering(): Promise<void> {
    this.#aligning = this.#aligning.then(() => this.#align()).catch(ignoreLoss);
    return this.#aligning;
  }

  /** Says goodbye. */
  leave(): void {
    this.publish(DemoUri.PERSON_GONE, [this.tab]);
    this.client.close().catch(ignoreLoss);
  }

  async #align(): Promise<void> {
    const wanted = this.#store.value.answering === "on";
    if (wanted === (this.#registration?.active === true)) return;
    if (!wanted) return this.#registration?.unregister();
    this.#registration = await this.client.register(answerProcedure(this.tab), () => {
      const { greeting, me } = this.#store.value;
      return { text: greeting, by: me.name };
    });
  }
}

/** The session ended meanwhile: the client says so, and does the rest. */
function ignoreLoss(error: unknown): void {
  void error;
}
