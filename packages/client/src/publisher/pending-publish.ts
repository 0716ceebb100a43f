import * as MessageType from "@junctor/core/message-types";
import type { PublishedMessage } from "@junctor/core";
import { AwaitedRequest } from "../requests/awaited-request.ts";
import type { Publication } from "./publication.ts";

/** A publication that waits for the broker's acknowledgement. */
export class PendingPublish extends AwaitedRequest<Publication> {
  readonly type = MessageType.PUBLISH;
  /** Stops listening to the publisher's signal. */
  unlisten: (() => void) | undefined;
  readonly #topic: string;

  constructor(topic: string) {
    super();
    this.#topic = topic;
  }

  accept({ publication }: PublishedMessage): void {
    this.unlisten?.();
    this.outcome.resolve({ id: publication, topic: this.#topic });
  }

  override refuse(error: unknown): void {
    this.unlisten?.();
    super.refuse(error);
  }
}
