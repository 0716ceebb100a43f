import type { WampEvent } from "../subscriber/wamp-event.ts";
import type { TopicContract } from "./contract-definition.ts";
import { PayloadCheck } from "./payload-check.ts";
import { UriPattern } from "./uri-pattern.ts";
import type { ParamValues } from "./uri-pattern.ts";

/** An event that fits a contract. */
export interface CheckedEvent extends WampEvent {
  readonly params: ParamValues;
}

/** What a contract says of one topic, ready for use. */
export class TopicChecks {
  readonly uri: UriPattern;
  readonly event: PayloadCheck;

  constructor(key: string, contract: TopicContract) {
    this.uri = new UriPattern(key);
    this.event = new PayloadCheck(`event of "${key}"`, contract);
  }

  /**
   * What the contract makes of an event; a promise only if a schema is asynchronous.
   * @throws {PayloadError} if the event does not fit.
   */
  read(event: WampEvent): CheckedEvent | Promise<CheckedEvent> {
    const params = this.uri.read(event.topic);
    const read = this.event.read(event);
    if (read instanceof Promise) return read.then(({ args, kwargs }) => ({ ...event, args, kwargs, params }));
    return { ...event, args: read.args, kwargs: read.kwargs, params };
  }
}
