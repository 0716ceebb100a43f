import { Deferred } from "../deferred.ts";
import type { PendingRequest, ReplyMessage, RequestType } from "./pending-request.ts";

/** A pending request with a promise of its outcome. */
export abstract class AwaitedRequest<T> implements PendingRequest {
  abstract readonly type: RequestType;
  frame = 0;
  protected readonly outcome = new Deferred<T>();

  /** What the one who asked waits for. */
  get promise(): Promise<T> {
    return this.outcome.promise;
  }

  abstract accept(reply: ReplyMessage): void;

  refuse(error: unknown): void {
    this.outcome.reject(error);
  }
}
