import { EMPTY_DICT, IdleTimer, ProtocolError, WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import * as MessageType from "@junctor/core/message-types";
import type { ErrorMessage, InterruptMessage, InvocationMessage, YieldMessage } from "@junctor/core";
import { Result } from "../caller/result.ts";
import { BufferOverflowError } from "../errors/buffer-overflow-error.ts";
import { CallCanceledError } from "../errors/call-canceled-error.ts";
import { CallTimeoutError } from "../errors/call-timeout-error.ts";
import { isThenable } from "../is-thenable.ts";
import type { PayloadCodec } from "../passthru/payload-codec.ts";
import { unwrap, wrap } from "../passthru/apply-passthru.ts";
import { payloadOf } from "../payload-of.ts";
import type { SessionContext } from "../session/session-context.ts";
import { ActiveInvocation } from "./active-invocation.ts";
import type { SendProgress } from "./active-invocation.ts";
import { drainGenerator, isGenerator } from "./drain-generator.ts";
import { errorAnswer } from "./error-answer.ts";
import type { ActiveRegistration } from "./active-registration.ts";
import { LateChunks } from "./late-chunks.ts";

const PROGRESS = Object.freeze({ progress: true });

/** The invocations that run in one session. Each gets exactly one answer (spec: BP-RPC-07). */
export class Invocations {
  readonly #session: SessionContext;
  readonly #running = new Map<number, ActiveInvocation>();
  readonly #late = new LateChunks();
  #settled: (() => void) | undefined;

  constructor(session: SessionContext) {
    this.#session = session;
  }

  /** INVOCATION: a new one, or a chunk of one that runs, or ran (spec: AP-PCI-13). */
  receive(message: InvocationMessage, registration: ActiveRegistration | undefined): void {
    const running = this.#running.get(message.request);
    if (running !== undefined) this.#continue(running, message);
    else if (!this.#late.take(message)) this.#start(message, registration);
  }

  /** INTERRUPT. One for an invocation that has been answered is late and ignored (T2). */
  interrupt({ request, options }: InterruptMessage): void {
    const invocation = this.#running.get(request);
    if (invocation === undefined) return;
    // The dealer has answered the caller and ignores what we answer (spec: AP-CANCEL-09).
    if (options["mode"] === "killnowait") this.#close(invocation);
    invocation.interrupt(new CallCanceledError({ details: options }));
  }

  /** Resolves when none runs any more, for who asked last. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#settled = resolve;
      if (this.#running.size === 0) resolve();
    });
  }

  /** The session is over: handlers are told to stop, and nothing is answered any more. */
  end(error: Error): void {
    const running = [...this.#running.values()];
    for (const invocation of running) this.#close(invocation);
    for (const invocation of running) invocation.interrupt(error);
  }

  /** The handler starts within this turn, so that calls start in order (spec: BP-ORD-03). */
  #start(message: InvocationMessage, registration: ActiveRegistration | undefined): void {
    if (registration === undefined) {
      this.#refuse(message, noSuchRegistration(message.registration));
      return;
    }
    const invocation = this.#read(message, registration);
    if (invocation === undefined) return;
    this.#running.set(message.request, invocation);
    this.#limit(invocation);
    this.#run(invocation, registration);
  }

  /** An invocation whose payload cannot be decoded is answered at once. */
  #read(message: InvocationMessage, registration: ActiveRegistration): ActiveInvocation | undefined {
    try {
      return new ActiveInvocation(unwrap(this.#session, message), registration, this.#progress);
    } catch (error) {
      this.#refuse(message, undecodable(error));
      return undefined;
    }
  }

  #refuse({ request, details }: InvocationMessage, error: WampError): void {
    if (details["progress"] === true) this.#late.expect(request);
    this.#sendError(request, error);
  }

  /** A chunk behind the first one, whose details hold for all but for `progress` (spec: AP-PCI-14). */
  #continue(invocation: ActiveInvocation, message: InvocationMessage): void {
    const { chunks, details, timer } = invocation;
    if (chunks?.expected !== true) throw new ProtocolError(`INVOCATION ${message.request} is running already`);
    timer?.rearm();
    const last = message.details["progress"] !== true;
    try {
      const { args, kwargs } = unwrap(this.#session, { ...message, details }).payload;
      const carries = !last || args.length > 0 || Object.keys(kwargs).length > 0;
      if (carries && !chunks.push(new Result(args, kwargs, details))) this.#overflow(invocation);
      if (last) chunks.complete();
    } catch (error) {
      this.#abandon(invocation, undecodable(error));
    }
  }

  /** The handler takes chunks too slowly, or not at all. */
  #overflow(invocation: ActiveInvocation): void {
    const error = new BufferOverflowError(`the invocation of "${invocation.procedure}"`);
    this.#report(invocation, error);
    this.#abandon(invocation, error);
  }

  /** Answers with an error while the handler still runs, and tells it to stop. */
  #abandon(invocation: ActiveInvocation, error: Error): void {
    if (!this.#close(invocation)) return;
    this.#sendError(invocation.request, errorAnswer(error, this.#session.exposeErrors), this.#codecOf(invocation));
    invocation.interrupt(error);
  }

  /** Keeps the timeout that the dealer handed over (spec: AP-TMO-08). */
  #limit(invocation: ActiveInvocation): void {
    const timeout = Number(invocation.details["timeout"] ?? 0);
    if (timeout > 0)
      invocation.timer = new IdleTimer(this.#session.clock, timeout, () =>
        this.#abandon(invocation, new CallTimeoutError()),
      );
  }

  /** The handler has finished. Returns false if nobody waits for that any more. */
  #conclude(invocation: ActiveInvocation): boolean {
    invocation.chunks?.stop();
    return this.#close(invocation);
  }

  /** Nothing more is sent about it. Returns false if that was so before. */
  #close({ request, timer, chunks }: ActiveInvocation): boolean {
    if (!this.#running.delete(request)) return false;
    if (this.#running.size === 0) this.#settled?.();
    timer?.cancel();
    if (chunks?.expected === true) this.#late.expect(request);
    return true;
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
      link.send(wrap(message, this.#codecOf(invocation)));
      timer?.rearm();
      return link.outbox.room();
    });
    // Not every handler waits for it.
    sent.catch(() => undefined);
    return sent;
  };

  #yield(invocation: ActiveInvocation, value: unknown): void {
    if (!this.#conclude(invocation)) return;
    try {
      this.#session.link.send(wrap(yieldMessage(invocation.request, value), this.#codecOf(invocation)));
    } catch (error) {
      this.#report(invocation, error);
      this.#sendError(invocation.request, errorAnswer(error, false), this.#codecOf(invocation));
    }
  }

  #fail(invocation: ActiveInvocation, error: unknown): void {
    // An exception is how a handler stops when it is told to; it says nothing more.
    const thrown = invocation.interrupted && !(error instanceof WampError) ? new CallCanceledError() : error;
    if (!(thrown instanceof WampError)) this.#report(invocation, thrown);
    if (!this.#conclude(invocation)) return;
    const answer = errorAnswer(thrown, this.#session.exposeErrors);
    this.#sendError(invocation.request, answer, this.#codecOf(invocation));
  }

  /** Sends ERROR; if its own arguments cannot be sent, one that says so. */
  #sendError(request: number, error: WampError, codec?: PayloadCodec): void {
    const { link, report } = this.#session;
    try {
      link.send(wrap(errorMessage(request, error), codec));
    } catch (failure) {
      report(failure, { kind: "invocation" });
      link.send(errorMessage(request, errorAnswer(failure, false)));
    }
  }

  /** What came packed is answered packed, and no answer says more in the clear than the call did. */
  #codecOf({ details }: ActiveInvocation): PayloadCodec | undefined {
    const codec = this.#session.codecs.get(details["ppt_scheme"]);
    return codec?.passthru.answer(codec, details);
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

function undecodable(error: unknown): WampError {
  return new WampError(ErrorUri.INVALID_ARGUMENT, { args: [error instanceof Error ? error.message : String(error)] });
}

function noSuchRegistration(id: number): WampError {
  return new WampError(ErrorUri.NO_SUCH_REGISTRATION, { args: [`no registration ${id}`] });
}
