import type { WampEvent } from "@junctor/client";

/** What a handler is told of an event. */
export class Event {
  readonly publication: number;
  readonly topic: string;
  readonly publisher: number | undefined;
  readonly publisher_authid: unknown;
  readonly publisher_authrole: unknown;
  readonly retained: boolean;
  readonly forward_for: unknown;

  constructor({ publication, topic, publisher, details }: WampEvent) {
    this.publication = publication;
    this.topic = topic;
    this.publisher = publisher;
    this.publisher_authid = details["publisher_authid"];
    this.publisher_authrole = details["publisher_authrole"];
    this.retained = details["retained"] === true;
    this.forward_for = details["forward_for"];
  }
}
