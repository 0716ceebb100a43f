import type { Subscription as ClientSubscription } from "@junctor/client";
import { defer } from "../promise/defer.ts";
import type { Deferred } from "../promise/defer.ts";
import type { ProgressPromise } from "../promise/progress-promise.ts";
import type { Event } from "./event.ts";

/** Handles events. */
export type Handler = (
  args: readonly unknown[],
  kwargs: { readonly [key: string]: unknown },
  details: Event,
  subscription: Subscription,
) => unknown;

/** The session it is part of. */
interface Owner {
  unsubscribe(one: Subscription): ProgressPromise<boolean>;
}

/** A topic with a handler. */
export class Subscription {
  readonly topic: string;
  readonly handler: Handler;
  readonly options: object;
  readonly session: Owner;
  readonly id: number;
  active = true;
  /** Resolves, with the reason, when the subscription has ended without `unsubscribe`. */
  readonly on_unsubscribe: ProgressPromise<string>;
  readonly #inner: ClientSubscription;

  constructor(session: Owner, inner: ClientSubscription, init: { handler: Handler; options: object }) {
    const ended = defer<string>();
    this.topic = inner.topic;
    this.handler = init.handler;
    this.options = init.options;
    this.session = session;
    this.id = inner.id;
    this.on_unsubscribe = ended.promise;
    this.#inner = inner;
    void this.#watch(ended);
  }

  /** See `Session.unsubscribe`. */
  unsubscribe(): ProgressPromise<boolean> {
    return this.session.unsubscribe(this);
  }

  /** Ends it, and tells the router if it was the last handler. */
  close(): Promise<void> {
    this.active = false;
    return this.#inner.unsubscribe();
  }

  async #watch(ended: Deferred<string>): Promise<void> {
    const reason = await this.#inner.closed;
    this.active = false;
    if (reason !== undefined) ended.resolve(reason);
  }
}
