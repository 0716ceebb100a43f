import { WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import * as MessageType from "@junctor/core/message-types";
import type { InterruptMessage, InvocationMessage, RegisteredMessage, UnregisteredMessage } from "@junctor/core";
import { PendingClosing } from "../requests/pending-closing.ts";
import { PendingOpening } from "../requests/pending-opening.ts";
import { readRevocation } from "../revocation.ts";
import type { SessionContext } from "../session/session-context.ts";
import { ActiveRegistration } from "./active-registration.ts";
import type { RegistrationInit } from "./active-registration.ts";
import type { InvocationHandler } from "./invocation.ts";
import { Invocations } from "./invocations.ts";
import { registerOptions } from "./register-options.ts";
import type { RegisterOptions } from "./register-options.ts";

/** The callee role of one session. */
export class Callee {
  readonly #session: SessionContext;
  readonly #registrations = new Map<number, ActiveRegistration>();
  readonly #invocations: Invocations;

  constructor(session: SessionContext) {
    this.#session = session;
    this.#invocations = new Invocations(session);
  }

  /** See `Session.register`. */
  async register(
    procedure: string,
    handler: InvocationHandler,
    options: RegisterOptions = {},
  ): Promise<ActiveRegistration> {
    options.signal?.throwIfAborted();
    const { requests, report } = this.#session;
    const request = requests.nextId();
    const register = new PendingOpening<RegisteredMessage, ActiveRegistration>({
      type: MessageType.REGISTER,
      open: ({ registration }) => this.#open({ id: registration, procedure, handler, buffer: options.buffer }),
      signal: options.signal,
      report: (error) => report(error, { kind: "invocation", uri: procedure }),
    });
    requests.send({ type: MessageType.REGISTER, request, options: registerOptions(options), procedure }, register);
    return register.promise;
  }

  /** REGISTERED. */
  registered(message: RegisteredMessage): void {
    this.#session.requests.settle(MessageType.REGISTER, message);
  }

  /** UNREGISTERED, as a reply or, with request 0, as a revocation (spec: AP-REV-01). */
  unregistered(message: UnregisteredMessage): void {
    if (message.request !== 0) {
      this.#session.requests.settle(MessageType.UNREGISTER, message);
      return;
    }
    const { id, reason } = readRevocation(message.details, "registration");
    this.#registrations.get(id)?.close(reason);
    this.#registrations.delete(id);
  }

  /** INVOCATION. */
  invocation(message: InvocationMessage): void {
    this.#invocations.receive(message, this.#registrations.get(message.registration));
  }

  /** INTERRUPT. */
  interrupt(message: InterruptMessage): void {
    this.#invocations.interrupt(message);
  }

  /** Resolves when all invocations have been answered. */
  settled(): Promise<void> {
    return this.#invocations.settled();
  }

  /** The session is over. */
  end(reason: string, error: Error): void {
    for (const registration of this.#registrations.values()) registration.close(reason);
    this.#registrations.clear();
    this.#invocations.end(error);
  }

  #open(opened: Omit<RegistrationInit, "unregister">): ActiveRegistration {
    const { id, procedure } = opened;
    if (this.#registrations.has(id)) {
      // A shared registration counts its callee once (T29), so a second handler would never be called.
      const text = `this session has registered "${procedure}" already`;
      throw new WampError(ErrorUri.PROCEDURE_ALREADY_EXISTS, { args: [text] });
    }
    const unregister = (registration: ActiveRegistration): Promise<void> => this.#unregister(registration);
    const registration = new ActiveRegistration({ ...opened, unregister });
    this.#registrations.set(id, registration);
    return registration;
  }

  /** The handler stays until the dealer confirms, for invocations that are on their way. */
  async #unregister({ id: registration }: ActiveRegistration): Promise<void> {
    const { requests } = this.#session;
    const unregister = new PendingClosing(MessageType.UNREGISTER, () => this.#registrations.delete(registration));
    requests.send({ type: MessageType.UNREGISTER, request: requests.nextId(), registration }, unregister);
    return unregister.promise;
  }
}
