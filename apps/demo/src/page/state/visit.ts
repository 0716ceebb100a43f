import type { Clock } from "@junctor/core";
import type { OpenedSession, Registration } from "@junctor/client";
import { answerProcedure, DemoUri } from "../../domain/demo-uri.ts";
import type { DemoState } from "./demo-state.ts";
import { describeReason } from "./describe-failure.ts";
import { joinLobby } from "./join-lobby.ts";
import { SilenceWatch } from "./silence-watch.ts";
import type { Store } from "./store.ts";

/** What the visitor does in one session: everything that has to be done anew in the next. */
export class Visit {
  readonly session: OpenedSession;
  /** Resolves when the session is over or the router has gone silent, with the reason in words. */
  readonly closed: Promise<string>;
  readonly #store: Store<DemoState>;
  readonly #watch: SilenceWatch;
  #registration: Registration | undefined;
  #aligning: Promise<void> = Promise.resolve();

  /** Takes the session over. `enter` is next. */
  constructor(session: OpenedSession, store: Store<DemoState>, clock: Clock) {
    this.session = session;
    this.#store = store;
    this.#watch = new SilenceWatch(clock);
    this.closed = Promise.race([session.closed.then(({ reason }) => describeReason(reason)), this.#watch.silence]);
    void this.closed.then(() => this.leave());
  }

  /**
   * Subscribes, reads how things stand, and registers what is to be registered.
   * @throws if the session does not last, or the router has no backend for the page.
   */
  async enter(): Promise<void> {
    const lobby = joinLobby(this.session, this.#store, () => {
      this.#watch.heard();
      this.announce();
    });
    await Promise.race([lobby, failOn(this.closed)]);
    await Promise.race([this.alignAnswering(), failOn(this.closed)]);
  }

  /** Tells the others who is here in this tab. */
  announce(): void {
    const { me, answering } = this.#store.value;
    const person = { id: this.session.id, name: me.name, colour: me.colour, answers: answering === "on" };
    this.publish(DemoUri.PERSON_HERE, [person]);
  }

  /** Publishes, if the session is still there. */
  publish(topic: string, args: unknown[]): void {
    this.session.publish(topic, args).catch(ignoreLoss);
  }

  /** Registers the answer procedure, or unregisters it, as the visitor wants by now; one change after the other. */
  alignAnswering(): Promise<void> {
    this.#aligning = this.#aligning.then(() => this.#align()).catch(ignoreLoss);
    return this.#aligning;
  }

  /** Says goodbye. Does nothing to a session that is over. */
  leave(): void {
    this.#watch.stop();
    this.session.leave().catch(ignoreLoss);
  }

  async #align(): Promise<void> {
    const wanted = this.#store.value.answering === "on";
    if (wanted === (this.#registration !== undefined)) return;
    if (wanted) {
      this.#registration = await this.session.register(answerProcedure(this.session.id), () => {
        const { greeting, me } = this.#store.value;
        return { text: greeting, by: me.name };
      });
      return;
    }
    await this.#registration?.unregister();
    this.#registration = undefined;
  }
}

async function failOn(reason: Promise<string>): Promise<never> {
  throw new Error(await reason);
}

/** The session ended meanwhile: `closed` says so, and nothing else is left to do. */
function ignoreLoss(error: unknown): void {
  void error;
}
