import { MessageType } from "@junctor/core";
import type { Message } from "@junctor/core";

/** What the ids in messages stand for, learnt from the messages before them. For one session. */
export class WireMemory {
  /** By the ids of our own requests. */
  readonly #requests = new Map<number, string>();
  readonly #subscriptions = new Map<number, string>();
  readonly #registrations = new Map<number, string>();
  readonly #invocations = new Map<number, string>();

  /** Learns from a message; called once for each, before its words are made. */
  note(message: Message): void {
    switch (message.type) {
      case MessageType.SUBSCRIBE:
        return void this.#requests.set(message.request, message.topic);
      case MessageType.CALL:
      case MessageType.REGISTER:
        return void this.#requests.set(message.request, message.procedure);
      case MessageType.UNREGISTER:
        return void this.#requests.set(message.request, this.procedure(message.registration));
      case MessageType.UNSUBSCRIBE:
        return void this.#requests.set(message.request, this.topic(message.subscription));
      case MessageType.SUBSCRIBED:
        return void this.#subscriptions.set(message.subscription, this.request(message.request));
      case MessageType.REGISTERED:
        return void this.#registrations.set(message.registration, this.request(message.request));
      case MessageType.INVOCATION:
        return void this.#invocations.set(message.request, this.procedure(message.registration));
      default:
    }
  }

  /** Forgets what an answered request stood for; called after its words are made. */
  forget(message: Message): void {
    switch (message.type) {
      case MessageType.RESULT:
      case MessageType.SUBSCRIBED:
      case MessageType.REGISTERED:
      case MessageType.UNREGISTERED:
      case MessageType.UNSUBSCRIBED:
        return void this.#requests.delete(message.request);
      case MessageType.YIELD:
        return void this.#invocations.delete(message.request);
      case MessageType.ERROR:
        return void this.#table(message.requestType).delete(message.request);
      default:
    }
  }

  /** The URI one of our own requests was about. */
  request(id: number): string {
    return this.#requests.get(id) ?? `request ${id}`;
  }

  /** The topic of a subscription. */
  topic(subscription: number): string {
    return this.#subscriptions.get(subscription) ?? `subscription ${subscription}`;
  }

  /** The procedure of a registration. */
  procedure(registration: number): string {
    return this.#registrations.get(registration) ?? `registration ${registration}`;
  }

  /** The procedure of an invocation. */
  invocation(request: number): string {
    return this.#invocations.get(request) ?? `invocation ${request}`;
  }

  /** What the request was about that an ERROR answers. */
  failed(requestType: number, request: number): string {
    return requestType === MessageType.INVOCATION ? this.invocation(request) : this.request(request);
  }

  #table(requestType: number): Map<number, string> {
    return requestType === MessageType.INVOCATION ? this.#invocations : this.#requests;
  }
}
