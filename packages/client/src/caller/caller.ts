import { EMPTY_DICT, IdleTimer, Payload, WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import * as MessageType from "@junctor/core/message-types";
import type { CallMessage, Dict, ResultMessage } from "@junctor/core";
import { CallTimeoutError } from "../errors/call-timeout-error.ts";
import { onAbort } from "../on-abort.ts";
import { wrap } from "../passthru/apply-passthru.ts";
import type { PayloadCodec } from "../passthru/payload-codec.ts";
import type { Features } from "../session/features.ts";
import type { SessionContext } from "../session/session-context.ts";
import { ActiveProgressiveCall } from "./active-progressive-call.ts";
import { callOptions } from "./call-options.ts";
import type { CallOptions } from "./call-options.ts";
import { CallInput } from "./call-input.ts";
import type { Input } from "./call-input.ts";
import { ChunkSender, MORE } from "./chunk-sender.ts";
import { checkRunmode } from "./check-runmode.ts";
import { PendingCall } from "./pending-call.ts";
import type { ProgressiveCallOptions } from "./progressive-call.ts";
import type { Result } from "./result.ts";

const NO_OPTIONS: CallOptions = {};

/** What is called, and with what. */
interface Call {
  readonly procedure: string;
  readonly args: readonly unknown[] | undefined;
  readonly options: CallOptions;
}

/** The caller role of one session. */
export class Caller {
  readonly #session: SessionContext;

  constructor(session: SessionContext) {
    this.#session = session;
  }

  /** See `Session.call`. */
  async call<V>(procedure: string, args?: readonly unknown[], options = NO_OPTIONS): Promise<Result<V>> {
    options.signal?.throwIfAborted();
    const pending = new PendingCall<V>(options.ppt);
    this.#send({ procedure, args, options }, pending, this.#options(options));
    return pending.promise;
  }

  /** See `Session.callProgressive`. Whatever goes wrong, the call fails with it. */
  callProgressive<P, V>(
    procedure: string,
    args?: readonly unknown[],
    options: ProgressiveCallOptions = NO_OPTIONS,
  ): ActiveProgressiveCall<P, V> {
    const giveUp = (reason: unknown): void => this.#giveUp(pending, reason);
    const pending = new ActiveProgressiveCall<P, V>({ procedure, giveUp, buffer: options.buffer, codec: options.ppt });
    try {
      options.signal?.throwIfAborted();
      const { input } = options;
      if (input !== undefined) requireInput(this.#session.features);
      this.#send({ procedure, args, options }, pending, this.#progressiveOptions(options));
      if (input !== undefined) this.#feed(pending, procedure, input);
    } catch (error) {
      pending.refuse(error);
    }
    return pending;
  }

  /** RESULT. A progressive one that was not asked for is ignored (T32). */
  result(message: ResultMessage): void {
    const { requests } = this.#session;
    if (message.details["progress"] !== true) return requests.settle(MessageType.CALL, message);
    const pending = requests.find(message.request);
    if (pending instanceof ActiveProgressiveCall) pending.progress(message);
  }

  #send<V>({ procedure, args, options }: Call, pending: PendingCall<V>, wire: Dict): void {
    const { requests, features } = this.#session;
    if (options.ppt !== undefined) this.#admit(options.ppt);
    checkRunmode(options, features.dealer);
    pending.request = requests.nextId();
    if (options !== NO_OPTIONS) this.#limit(pending, options);
    const message: CallMessage = {
      type: MessageType.CALL,
      request: pending.request,
      options: wire,
      procedure,
      payload: Payload.of(args, options.kwargs),
    };
    requests.send(wrap(message, options.ppt), pending);
  }

  /** The answer to a call that is packed will have to be unpacked. */
  #admit(codec: PayloadCodec): void {
    codec.passthru.check(codec, this.#session.features.dealer);
    this.#session.passthru = codec.passthru;
  }

  #options(options: CallOptions): Dict {
    return options === NO_OPTIONS ? EMPTY_DICT : callOptions(options, this.#session.features);
  }

  /** A dealer that cannot relay progressive results is not asked for any (spec: AP-PCR-02). */
  #progressiveOptions(options: ProgressiveCallOptions): Dict {
    const { features } = this.#session;
    const progress = options.input === undefined ? EMPTY_DICT : MORE;
    if (!features.dealer.has("progressive_call_results")) return { ...this.#options(options), ...progress };
    return { ...callOptions(options, features), ...progress, receive_progress: true };
  }

  /** Sends the input of a call that waits for its answer. */
  #feed<P, V>(pending: ActiveProgressiveCall<P, V>, procedure: string, input: Input): void {
    const { requests, report } = this.#session;
    if (requests.find(pending.request) !== pending) return;
    const sender = new ChunkSender(this.#session, pending, procedure);
    const fail = (error: unknown): void => this.#giveUp(pending, error);
    pending.feed(
      new CallInput(input, { sender, fail, report: (error) => report(error, { kind: "input", uri: procedure }) }),
    );
  }

  /** Sees to it that the caller's signal and timeout end the call. */
  #limit<V>(pending: PendingCall<V>, { signal, timeout, cancelMode }: CallOptions): void {
    if (cancelMode !== undefined) pending.cancelMode = cancelMode;
    if (signal !== undefined) pending.unlisten = onAbort(signal, () => this.#giveUp(pending, signal.reason));
    if (timeout !== undefined && timeout > 0) {
      pending.timer = new IdleTimer(this.#session.clock, timeout, () => this.#giveUp(pending, tooLate(timeout)));
    }
  }

  /** Ends a call that waits on this side, and tells a dealer that can cancel; another one's answer is ignored. */
  #giveUp<V>(pending: PendingCall<V>, reason: unknown): void {
    const { link, features, requests } = this.#session;
    if (!requests.retire(pending.request)) return;
    pending.refuse(reason);
    if (!features.dealer.has("call_canceling") && !features.dealer.has("call_cancelling")) return;
    const { request, cancelMode } = pending;
    const mode = typeof cancelMode === "function" ? cancelMode() : cancelMode;
    link.send({ type: MessageType.CANCEL, request, options: { mode } });
  }
}

/** A dealer that did not announce chunks would take them for a protocol violation (spec: AP-PCI-03). */
function requireInput({ dealer }: Features): void {
  const feature = "progressive_call_invocations";
  if (dealer.has(feature)) return;
  throw new WampError(ErrorUri.FEATURE_NOT_SUPPORTED, { args: [`the router did not announce ${feature}`] });
}

function tooLate(timeout: number): CallTimeoutError {
  return new CallTimeoutError({ args: [`no answer within ${timeout} ms`] });
}
