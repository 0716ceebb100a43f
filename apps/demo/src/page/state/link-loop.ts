import type { Clock, RandomSource } from "@junctor/core";
import { describeFailure } from "./describe-failure.ts";
import type { Link } from "./link.ts";
import { retryDelay } from "./retry-delay.ts";

/** A session that was joined, as far as the loop cares. */
export interface JoinedLink {
  readonly session: number;
  readonly realm: string;
  /** Resolves when the session is over, with the reason in words. */
  readonly closed: Promise<string>;
}

/** What a loop needs. */
export interface LinkLoopOptions {
  /** One attempt: connect, join, and do whatever has to be done anew in each session. */
  join(): Promise<JoinedLink>;
  onChange(link: Link): void;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** What stands between the page and its router, so far. */
interface Trouble {
  /** Attempts that failed in a row. */
  readonly failures: number;
  readonly reason: string | undefined;
  readonly lost: string | undefined;
}

/** Joins, notices when the session is over, waits a little longer each time, and joins again. */
export class LinkLoop {
  readonly #options: LinkLoopOptions;
  #state: "idle" | "running" | "stopped" = "idle";
  #returns = -1;
  #endWait: () => void = () => {};

  constructor(options: LinkLoopOptions) {
    this.#options = options;
  }

  /** Starts, once. */
  start(): void {
    if (this.#state !== "idle") return;
    this.#state = "running";
    void this.#run();
  }

  /** Ends the wait between two attempts, if there is one. */
  tryNow(): void {
    this.#endWait();
  }

  /** Makes no further attempt. The session that is open stays open. */
  stop(): void {
    this.#state = "stopped";
    this.#endWait();
  }

  async #run(): Promise<void> {
    let trouble: Trouble = { failures: 0, reason: undefined, lost: undefined };
    while (this.#state === "running") {
      const { failures, reason, lost } = trouble;
      this.#options.onChange({ state: "connecting", attempt: failures + 1, reason, lost });
      const ended = await this.#attempt();
      trouble = ended.joined
        ? { failures: 0, reason: ended.reason, lost: ended.reason }
        : { failures: failures + 1, reason: ended.reason, lost };
      if (this.#state === "running") await this.#wait(trouble, ended.reason);
    }
  }

  /** Resolves when the attempt failed, or when the session it led to is over. */
  async #attempt(): Promise<{ joined: boolean; reason: string }> {
    let link: JoinedLink;
    try {
      link = await this.#options.join();
    } catch (error) {
      return { joined: false, reason: describeFailure(error) };
    }
    const { session, realm } = link;
    this.#returns++;
    this.#options.onChange({ state: "up", session, realm, returns: this.#returns });
    return { joined: true, reason: await link.closed };
  }

  #wait({ failures, lost }: Trouble, reason: string): Promise<void> {
    const { clock, random, onChange } = this.#options;
    const delay = retryDelay(failures, random);
    return new Promise((resolve) => {
      const timer = clock.after(delay, resolve);
      this.#endWait = () => {
        timer.cancel();
        resolve();
      };
      onChange({ state: "waiting", attempt: failures, reason, lost, retryAt: clock.now() + delay });
    });
  }
}
