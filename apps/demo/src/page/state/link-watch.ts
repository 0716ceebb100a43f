import type { Status } from "@junctor/client";
import type { Clock } from "@junctor/core";
import { describeFailure } from "./describe-failure.ts";
import type { Link } from "./link.ts";

/** Milliseconds until it is looked again for the backend of the page in a router that has none. */
const NEXT_LOOK = 2_000;

/** What a watch needs. */
export interface WatchOptions {
  /** Finds out how things stand in a session, and says who this is. */
  enter(): Promise<Pick<Extract<Link, { state: "up" }>, "session" | "realm" | "tab">>;
  onChange(link: Link): void;
  readonly clock: Clock;
}

/** Makes of what the client tells what the page shows of its connection. */
export class LinkWatch {
  readonly #options: WatchOptions;
  /** Attempts that failed in a row. */
  #failures = 0;
  #lost: string | undefined;
  #returns = -1;
  /** Counts the sessions and losses, so that what belongs to an earlier one is noticed. */
  #round = 0;
  #tryNow: () => void = () => {};

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Ends the wait between two attempts, if there is one. */
  tryNow(): void {
    this.#tryNow();
  }

  /** The client has told something. The first session is entered by who has the client then. */
  readonly follow = (status: Status): void => {
    if (status.type === "lost") {
      this.#round++;
      this.#failures = 0;
      this.#lost = describeFailure(status.error);
    } else if (status.type === "retrying") {
      this.#failures = this.#lost === undefined ? status.attempt : status.attempt - 1;
      this.#wait(status.error, status.delay, status.now);
    } else if (status.type === "restored") {
      void this.enter();
    }
  };

  /** There is a session: the page is there once it knows how things stand. */
  async enter(): Promise<void> {
    const round = ++this.#round;
    const { enter, clock, onChange } = this.#options;
    try {
      const who = await enter();
      if (round !== this.#round) return;
      this.#failures = 0;
      this.#lost = undefined;
      this.#tryNow = () => {};
      onChange({ state: "up", ...who, returns: ++this.#returns });
    } catch (error) {
      if (round !== this.#round) return;
      this.#failures++;
      const timer = clock.after(NEXT_LOOK, () => this.#again(round));
      this.#wait(error, NEXT_LOOK, () => {
        timer.cancel();
        this.#again(round);
      });
    }
  }

  #again(round: number): void {
    if (round === this.#round) void this.enter();
  }

  #wait(error: unknown, delay: number, now: () => void): void {
    const { clock, onChange } = this.#options;
    const [reason, lost, attempt] = [describeFailure(error), this.#lost, this.#failures];
    this.#tryNow = () => {
      onChange({ state: "connecting", attempt: attempt + 1, reason, lost });
      now();
    };
    onChange({ state: "waiting", attempt, reason, lost, retryAt: clock.now() + delay });
  }
}
