import { PayloadError } from "@junctor/core";
import * as MessageType from "@junctor/core/message-types";
import type { IdleTimer, ResultMessage } from "@junctor/core";
import type { PayloadCodec } from "../passthru/payload-codec.ts";
import { AwaitedRequest } from "../requests/awaited-request.ts";
import type { CallOptions } from "./call-options.ts";
import { Result } from "./result.ts";

/** A call that waits for its RESULT, with what may end it earlier. */
export class PendingCall<V> extends AwaitedRequest<Result<V>> {
  readonly type = MessageType.CALL;
  readonly codec: PayloadCodec | undefined;
  /** `CALL.Request`; 0 as long as it has none. */
  request = 0;
  /** How the dealer is to cancel it. */
  cancelMode: NonNullable<CallOptions["cancelMode"]> = "killnowait";
  /** Fires when the caller has waited long enough. */
  timer: IdleTimer | undefined;
  /** Stops listening to the caller's signal. */
  unlisten: (() => void) | undefined;

  /** @param codec What the call was packed with. */
  constructor(codec?: PayloadCodec) {
    super();
    this.codec = codec;
  }

  accept(message: ResultMessage): void {
    this.#release();
    try {
      this.outcome.resolve(this.read(message));
    } catch (error) {
      this.outcome.reject(error);
    }
  }

  override refuse(error: unknown): void {
    this.#release();
    this.outcome.reject(error);
  }

  /**
   * Reads a RESULT, progressive or final.
   * @throws {PayloadError} if it cannot be unpacked, or should have come packed and did not.
   */
  protected read<R>({ payload, details }: ResultMessage): Result<R> {
    if (this.codec?.sealed === true && details["ppt_scheme"] !== this.codec.scheme) {
      throw new PayloadError("an encrypted call got a result in the clear");
    }
    return new Result(payload.args, payload.kwargs, details);
  }

  #release(): void {
    this.timer?.cancel();
    this.unlisten?.();
  }
}
