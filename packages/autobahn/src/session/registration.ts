import type { Registration as ClientRegistration } from "@junctor/client";
import { defer } from "../promise/defer.ts";
import type { Deferred } from "../promise/defer.ts";
import type { ProgressPromise } from "../promise/progress-promise.ts";
import type { Endpoint } from "./invocation.ts";

/** The session it is part of. */
interface Owner {
  unregister(one: Registration): ProgressPromise<void>;
}

/** A procedure with its endpoint. */
export class Registration {
  readonly procedure: string;
  readonly endpoint: Endpoint;
  readonly options: object;
  readonly session: Owner;
  readonly id: number;
  active = true;
  /** Resolves, with the reason, when the registration has ended without `unregister`. */
  readonly on_unregister: ProgressPromise<string>;
  readonly #inner: ClientRegistration;

  constructor(session: Owner, inner: ClientRegistration, init: { endpoint: Endpoint; options: object }) {
    const ended = defer<string>();
    this.procedure = inner.procedure;
    this.endpoint = init.endpoint;
    this.options = init.options;
    this.session = session;
    this.id = inner.id;
    this.on_unregister = ended.promise;
    this.#inner = inner;
    void this.#watch(ended);
  }

  /** See `Session.unregister`. */
  unregister(): ProgressPromise<void> {
    return this.session.unregister(this);
  }

  /** Ends it and tells the router. */
  close(): Promise<void> {
    return this.#inner.unregister();
  }

  async #watch(ended: Deferred<string>): Promise<void> {
    const reason = await this.#inner.closed;
    this.active = false;
    if (reason !== undefined) ended.resolve(reason);
  }
}
