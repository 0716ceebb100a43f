import { EMPTY_DICT, Payload } from "@junctor/core";
import * as MessageType from "@junctor/core/message-types";
import type { PublishedMessage, PublishMessage } from "@junctor/core";
import { onAbort } from "../on-abort.ts";
import { wrap } from "../passthru/apply-passthru.ts";
import type { SessionContext } from "../session/session-context.ts";
import { PendingPublish } from "./pending-publish.ts";
import type { Publication } from "./publication.ts";
import { publishOptions } from "./publish-options.ts";
import type { PublishOptions } from "./publish-options.ts";

const NO_OPTIONS: PublishOptions = {};

/** The publisher role of one session. */
export class Publisher {
  readonly #session: SessionContext;

  constructor(session: SessionContext) {
    this.#session = session;
  }

  /** See `Session.publish`. */
  async publish(topic: string, args?: readonly unknown[], options = NO_OPTIONS): Promise<Publication | void> {
    options.signal?.throwIfAborted();
    const { requests, link, features } = this.#session;
    options.ppt?.passthru.check(options.ppt, features.broker);
    const plain: PublishMessage = {
      type: MessageType.PUBLISH,
      request: requests.nextId(),
      options: options === NO_OPTIONS ? EMPTY_DICT : publishOptions(options),
      topic,
      payload: Payload.of(args, options.kwargs),
    };
    const message = wrap(plain, options.ppt);
    if (options.acknowledge === true) return this.#acknowledged(message, options.signal);
    requests.notify(message);
    return link.outbox.handover();
  }

  /** PUBLISHED. */
  published(message: PublishedMessage): void {
    this.#session.requests.settle(MessageType.PUBLISH, message);
  }

  #acknowledged(message: PublishMessage, signal: AbortSignal | undefined): Promise<Publication> {
    const { requests } = this.#session;
    const publish = new PendingPublish(message.topic);
    if (signal !== undefined) {
      publish.unlisten = onAbort(signal, () => {
        requests.retire(message.request);
        publish.refuse(signal.reason);
      });
    }
    requests.send(message, publish);
    return publish.promise;
  }
}
