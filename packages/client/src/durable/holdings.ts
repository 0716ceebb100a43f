import { WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import { onAbort } from "../on-abort.ts";
import type { ErrorReporter } from "../error-reporter.ts";
import type { JoinedSession } from "../session/joined-session.ts";
import type { Held, Holder, Opened } from "./held.ts";
import type { SessionLoop } from "./session-loop.ts";
import type { RestoreFailure, Status } from "./status.ts";

/** For so long, in milliseconds, a refusal that may pass is not taken for an answer. */
const PATIENCE = 30_000;

/** Refusals that may pass: the session before is still there, or somebody whom the router needs is not yet. */
const PASSING: readonly string[] = [
  ErrorUri.PROCEDURE_ALREADY_EXISTS,
  ErrorUri.AUTHORIZATION_FAILED,
  ErrorUri.UNAVAILABLE,
  ErrorUri.NETWORK_FAILURE,
  ErrorUri.TIMEOUT,
];

/** What ends it early. */
interface Revocable {
  readonly signal?: AbortSignal | undefined;
}

/** The subscriptions and registrations of a client, and how they get from one session into the next. */
export class Holdings implements Holder {
  readonly #held = new Set<Held>();
  readonly #loop: SessionLoop;
  readonly #report: ErrorReporter;
  readonly #tell: (status: Status) => void;

  constructor(loop: SessionLoop, report: ErrorReporter, tell: (status: Status) => void) {
    this.#loop = loop;
    this.#report = report;
    this.#tell = tell;
  }

  /**
   * Opens what is to be held from now on.
   * @throws what refuses it; then it is not held.
   */
  async add<H extends Opened>(held: Held<H>, session: JoinedSession, options: Revocable = {}): Promise<H> {
    const { signal } = options;
    signal?.throwIfAborted();
    this.#held.add(held);
    try {
      await this.#open(held, session, signal);
    } catch (error) {
      this.#held.delete(held);
      throw error;
    }
    if (signal !== undefined) this.#obey(signal, held);
    return held.handle;
  }

  /** Brings everything into a new session, all at once. Says when that is done. */
  async restore(session: JoinedSession): Promise<void> {
    const failures = await Promise.all(Array.from(this.#held, (held) => this.#restore(held, session)));
    const failed = failures.filter((failure) => failure !== undefined);
    if (session.live) this.#tell({ type: "restored", failed });
  }

  /** Ends everything in good order: what has come is handled. Resolves when it has been. */
  async drain(): Promise<void> {
    await Promise.all(Array.from(this.#held, (held) => this.#drain(held)));
  }

  /** Nothing is held any more. */
  close(reason: string): void {
    for (const held of this.#held) this.#close(held, reason);
  }

  async drop(held: Held): Promise<void> {
    this.#held.delete(held);
    await held.current?.[Symbol.asyncDispose]();
  }

  report(error: unknown, { kind, uri }: Pick<Held, "kind" | "uri">): void {
    this.#report(error, { kind: kind === "subscription" ? "event" : "invocation", uri });
  }

  slow(topic: string, pending: number): void {
    this.#tell({ type: "slow", topic, pending });
  }

  #close(held: Held, reason: string | undefined, error?: Error): void {
    this.#held.delete(held);
    held.close(reason, error);
  }

  async #drain(held: Held): Promise<void> {
    await this.drop(held).catch((error: unknown) => this.report(error, held));
    held.close(undefined);
    await held.settled?.();
  }

  #obey(signal: AbortSignal, held: Held<Opened>): void {
    const { handle } = held;
    const unlisten = onAbort(signal, () => {
      handle[Symbol.asyncDispose]().then(undefined, (error: unknown) => this.report(error, held));
    });
    void handle.closed.then(unlisten);
  }

  /** What was dropped meanwhile is closed again. */
  async #open(held: Held, session: JoinedSession, signal?: AbortSignal): Promise<void> {
    const opened = await held.open(session, signal);
    if (!this.#held.has(held)) return opened[Symbol.asyncDispose]();
    held.current = opened;
    // If it is not closed with its session, the router has revoked it.
    const revoke = (reason: string | undefined): void => {
      if (session.live && this.#held.has(held)) this.#close(held, reason);
    };
    void opened.closed.then(revoke);
  }

  async #restore(held: Held, session: JoinedSession): Promise<RestoreFailure | undefined> {
    const until = this.#loop.clock.now() + PATIENCE;
    for (let tries = 0; session.live && this.#held.has(held); tries++) {
      try {
        await this.#open(held, session);
        return undefined;
      } catch (failure) {
        const error = failure as Error;
        const passing = error instanceof WampError && PASSING.includes(error.uri);
        if (!session.live) break;
        if (!passing || this.#loop.clock.now() >= until) return this.#fail(held, error);
        await this.#loop.sleep(this.#loop.delay(tries)).over;
      }
    }
    return undefined;
  }

  #fail(held: Held, error: Error): RestoreFailure | undefined {
    if (!this.#held.has(held)) return undefined;
    this.#close(held, error instanceof WampError ? error.uri : error.message, error);
    const { kind, uri } = held;
    return { kind, uri, error };
  }
}
