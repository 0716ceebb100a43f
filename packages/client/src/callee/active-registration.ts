import { Deferred } from "../deferred.ts";
import type { BufferOptions } from "../subscriber/subscribe-options.ts";
import type { InvocationHandler } from "./invocation.ts";
import type { Registration } from "./registration.ts";

/** What a registration is made of. */
export interface RegistrationInit {
  readonly id: number;
  readonly procedure: string;
  readonly handler: InvocationHandler;
  /** How many chunks of one invocation may wait. */
  readonly buffer: BufferOptions | undefined;
  /** Asks the router to end the registration. */
  readonly unregister: (registration: ActiveRegistration) => Promise<void>;
}

/** A registration and its handler. */
export class ActiveRegistration implements Registration {
  readonly procedure: string;
  readonly handler: InvocationHandler;
  readonly buffer: BufferOptions | undefined;
  readonly closed: Promise<string | undefined>;
  readonly #init: RegistrationInit;
  readonly #closed = new Deferred<string | undefined>();
  #state: "active" | "closed" = "active";
  #unregistered: Promise<void> = Promise.resolve();

  constructor(init: RegistrationInit) {
    this.procedure = init.procedure;
    this.handler = init.handler;
    this.buffer = init.buffer;
    this.closed = this.#closed.promise;
    this.#init = init;
  }

  get id(): number {
    return this.#init.id;
  }

  get active(): boolean {
    return this.#state === "active";
  }

  unregister(): Promise<void> {
    if (this.#state === "active") {
      this.close(undefined);
      this.#unregistered = this.#init.unregister(this);
    }
    return this.#unregistered;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.unregister();
  }

  /** It does not stand any more; `reason` says why unless this side wanted it. */
  close(reason: string | undefined): void {
    this.#state = "closed";
    this.#closed.resolve(reason);
  }
}
