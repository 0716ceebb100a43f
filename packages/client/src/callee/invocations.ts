import { EMPTY_DICT, ErrorUri, IdleTimer, MessageType, Payload, ProtocolError, WampError } from "@junctor/core";
import type { ErrorMessage, InterruptMessage, InvocationMessage, YieldMessage } from "@junctor/core";
import { Result } from "../caller/result.ts";
import { CallCanceledError } from "../errors/call-canceled-error.ts";
import { CallTimeoutError } from "../errors/call-timeout-error.ts";
import { isThenable } from "../is-thenable.ts";
import type { PayloadCodec } from "../passthru/payload-codec.ts";
import { attributesOf } from "../passthru/unwrap-message.ts";
import { wrapMessage } from "../passthru/wrap-message.ts";
import type { SessionContext } from "../session/session-context.ts";
import { ActiveInvocation } from "./active-invocation.ts";
import type { SendProgress } from "./active-invocation.ts";
import { drainGenerator, isGenerator } from "./drain-generator.ts";
import { errorAnswer } from "./error-answer.ts";
import type { ActiveRegistration } from "./active-registration.ts";

const PROGRESS = Object.freeze({ progress: true });

/** The invocations that run in one session. Each gets exactly one answer (spec: BP-RPC-07). */
export class Invocations {
  readonly #session: SessionContext;
  readonly #running = new Map<number, ActiveInvocation>();

  constructor(session: SessionContext) {
    this.#session = session;
  }

  /** INVOCATION. The handler starts within this turn, so that calls start in order (spec: BP-ORD-03). */
  start(message: InvocationMessage, registration: ActiveRegistration | undefined): void {
    const { request } = message;
    if (this.#running.has(request)) throw new ProtocolError(`INVOCATION ${request} is running already`);
    if (registration === undefined) {
      this.#sendError(request, noSuchRegistration(message.registration));
      return;
    }
    const invocation = this.#read(message, registration);
    if (invocation === undefined) return;
    this.#running.set(request, invocation);
    this.#limit(invocation);
    this.#run(invocation, registration);
  }

  /** INTERRUPT. One for an invocation that has been answered is late and ignored (T2). */
  interrupt({ request, options }: InterruptMessage): void {
    const invocation = this.#running.get(request);
    if (invocation === undefined) return;
    // The dealer has answered the caller and ignores what we answer (spec: AP-CANCEL-09).
    if (options["mode"] === "killnowait") this.#close(invocation);
    invocation.interrupt(new CallCanceledError({ details: options }));
  }

  /** The session is over: handlers are told to stop, and nothing is answered any more. */
  end(error: Error): void {
    const running = [...this.#running.values()];
    for (const invocation of running) this.#close(invocation);
    for (const invocation of running) invocation.interrupt(error);
  }

  /** An invocation whose payload cannot be decoded is answered at once. */
  #read(message: InvocationMessage, registration: ActiveRegistration): ActiveInvocation | undefined {
    try {
      return new ActiveInvocation(message, registration, this.#progress);
    } catch (error) {
      const args = [error instanceof Error ? error.message : String(error)];
      this.#sendError(message.request, new WampError(ErrorUri.INVALID_ARGUMENT, { args }));
      return undefined;
    }
  }

  /** Keeps the timeout that the dealer handed over (spec: AP-TMO-08). */
  #limit(invocation: ActiveInvocation): void {
    const timeout = Number(invocation.details["timeout"] ?? 0);
    if (timeout > 0) invocation.timer = new IdleTimer(this.#session.clock, timeout, () => this.#timeOut(invocation));
  }

  #timeOut(invocation: ActiveInvocation): void {
    const error = new CallTimeoutError();
    this.#close(invocation);
    this.#sendError(invocation.request, error);
    invocation.interrupt(error);
  }

  /** Nothing more is sent about it. Returns false if that was so before. */
  #close({ request, timer }: ActiveInvocation): boolean {
    timer?.cancel();
    return this.#running.delete(request);
  }

  #run(invocation: ActiveInvocation, { handler }: ActiveRegistration): void {
    let outcome: unknown;
    try {
      outcome = handler(invocation);
    } catch (error) {
      this.#fail(invocation, error);
      return;
    }
    if (isGenerator(outcome)) outcome = drainGenerator(outcome, invocation);
    if (!isThenable(outcome)) this.#yield(invocation, outcome);
    else {
      outcome.then(
        (value) => this.#yield(invocation, value),
        (error: unknown) => this.#fail(invocation, error),
      );
    }
  }

  /** A progressive YIELD, as long as the invocation is open; the time for the next one starts (spec: AP-PCR-04, -11). */
  readonly #progress: SendProgress = (invocation, value) => {
    const { request, receiveProgress, timer } = invocation;
    if (!receiveProgress || !this.#running.has(request)) return Promise.resolve();
    const { link } = this.#session;
    const sent = attempt(() => {
      const message = yieldMessage(request, value, PROGRESS);
      link.send(wrapMessage(message, this.#codecOf(invocation)));
      timer?.rearm();
      return link.outbox.handover();
    });
    // Not every handler waits for it.
    sent.catch(() => undefined);
    return sent;
  };

  #yield(invocation: ActiveInvocation, value: unknown): void {
    if (!this.#close(invocation)) return;
    try {
      this.#session.link.send(wrapMessage(yieldMessage(invocation.request, value), this.#codecOf(invocation)));
    } catch (error) {
      this.#report(invocation, error);
      this.#sendError(invocation.request, errorAnswer(error, false), this.#codecOf(invocation));
    }
  }

  #fail(invocation: ActiveInvocation, error: unknown): void {
    // An exception is how a handler stops when it is told to; it says nothing more.
    const thrown = invocation.interrupted && !(error instanceof WampError) ? new CallCanceledError() : error;
    if (!(thrown instanceof WampError)) this.#report(invocation, thrown);
    if (!this.#close(invocation)) return;
    const answer = errorAnswer(thrown, this.#session.exposeErrors);
    this.#sendError(invocation.request, answer, this.#codecOf(invocation));
  }

  /** Sends ERROR; if its own arguments cannot be sent, one that says so. */
  #sendError(request: number, error: WampError, codec?: PayloadCodec): void {
    const { link, report } = this.#session;
    try {
      link.send(wrapMessage(errorMessage(request, error), codec));
    } catch (failure) {
      report(failure, { kind: "invocation" });
      link.send(errorMessage(request, errorAnswer(failure, false)));
    }
  }

  /** What came packed is answered packed, and no answer says more in the clear than the call did. */
  #codecOf({ details }: ActiveInvocation): PayloadCodec | undefined {
    const codec = this.#session.codecs.get(details["ppt_scheme"]);
    return codec?.answer?.(attributesOf(details)) ?? codec;
  }

  #report({ procedure }: ActiveInvocation, error: unknown): void {
    this.#session.report(error, { kind: "invocation", uri: procedure });
  }
}

function yieldMessage(request: number, value: unknown, options = EMPTY_DICT): YieldMessage {
  return { type: MessageType.YIELD, request, options, payload: payloadOf(value) };
}

function errorMessage(request: number, { uri, payload }: WampError): ErrorMessage {
  return {
    type: MessageType.ERROR,
    requestType: MessageType.INVOCATION,
    request,
    details: EMPTY_DICT,
    error: uri,
    payload,
  };
}

/** What `send` resolves to, or a promise rejected with what it throws. */
function attempt(send: () => Promise<void>): Promise<void> {
  try {
    return send();
  } catch (error) {
    return Promise.reject(error);
  }
}

function payloadOf(value: unknown): Payload {
  if (value === undefined) return Payload.EMPTY;
  return value instanceof Result ? Payload.of(value.args, value.kwargs) : Payload.of([value]);
}

function noSuchRegistration(id: number): WampError {
  return new WampError(ErrorUri.NO_SUCH_REGISTRATION, { args: [`no registration ${id}`] });
}
