import { EMPTY_DICT, MessageType, Payload } from "@junctor/core";
import type { CallMessage, ResultMessage } from "@junctor/core";
import { CallTimeoutError } from "../errors/call-timeout-error.ts";
import { onAbort } from "../on-abort.ts";
import { checkPassthru, wrapMessage } from "../passthru/wrap-message.ts";
import type { SessionContext } from "../session/session-context.ts";
import { callOptions } from "./call-options.ts";
import type { CallOptions } from "./call-options.ts";
import { PendingCall } from "./pending-call.ts";
import type { Result } from "./result.ts";

const NO_OPTIONS: CallOptions = {};

/** The caller role of one session. */
export class Caller {
  readonly #session: SessionContext;

  constructor(session: SessionContext) {
    this.#session = session;
  }

  /** See `Session.call`. */
  async call<V>(procedure: string, args?: readonly unknown[], options = NO_OPTIONS): Promise<Result<V>> {
    options.signal?.throwIfAborted();
    const { requests, features } = this.#session;
    checkPassthru(options.ppt, features.dealer);
    const call = new PendingCall<V>(options.ppt);
    const message: CallMessage = {
      type: MessageType.CALL,
      request: requests.nextId(),
      options: options === NO_OPTIONS ? EMPTY_DICT : callOptions(options, features),
      procedure,
      payload: Payload.of(args, options.kwargs),
    };
    if (options !== NO_OPTIONS) this.#limit(message.request, call, options);
    requests.send(wrapMessage(message, options.ppt), call);
    return call.promise;
  }

  /** RESULT. A progressive one was not asked for and is ignored (T32). */
  result(message: ResultMessage): void {
    if (message.details["progress"] === true) return;
    this.#session.requests.settle(MessageType.CALL, message);
  }

  /** Sees to it that the caller's signal and timeout end the call. */
  #limit<V>(id: number, call: PendingCall<V>, options: CallOptions): void {
    const { signal, timeout, cancelMode = "killnowait" } = options;
    const giveUp = (reason: unknown): void => {
      this.#session.requests.retire(id);
      call.refuse(reason);
      this.#cancel(id, cancelMode);
    };
    if (signal !== undefined) call.unlisten = onAbort(signal, () => giveUp(signal.reason));
    if (timeout !== undefined && timeout > 0) {
      call.timer = this.#session.clock.after(timeout, () => giveUp(tooLate(timeout)));
    }
  }

  /** Tells a dealer that can cancel; with another one the call goes on and its answer is ignored. */
  #cancel(request: number, mode: string): void {
    const { link, features } = this.#session;
    if (!features.dealer.has("call_canceling") && !features.dealer.has("call_cancelling")) return;
    link.send({ type: MessageType.CANCEL, request, options: { mode } });
  }
}

function tooLate(timeout: number): CallTimeoutError {
  return new CallTimeoutError({ args: [`no answer within ${timeout} ms`] });
}
