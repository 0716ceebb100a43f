import { Payload } from "@junctor/core";
import * as MessageType from "@junctor/core/message-types";
import type { Message, PayloadError } from "@junctor/core";
import type { Receive } from "../passthru/payload-codec.ts";

/** What the key of a message waits for; nothing if it need not wait. It resolves to why there will be no key. */
export type Fetch = (message: Message) => Promise<PayloadError | undefined> | undefined;

/** A message that waits, for its key or for the ones before it. */
interface Waiting {
  readonly message: Message;
  readonly key: ReturnType<Fetch>;
}

/**
 * Holds messages back while their keys are fetched, and those behind them that must not overtake them: events wait for
 * events, invocations for invocations, and the results of a call for one another. Everything else passes, so that a key
 * can be fetched over the same session.
 */
export function keyWait(fetch: Fetch, deliver: Receive): Receive {
  const lanes = new Map<string, Waiting[]>();

  async function drain(lane: string, queue: Waiting[]): Promise<void> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const failure = await next.key;
      deliver(failure === undefined ? next.message : unreadable(next.message, failure));
    }
    lanes.delete(lane);
  }

  return (message) => {
    const lane = laneOf(message);
    if (lane === undefined) return deliver(message);
    const [key, queue] = [fetch(message), lanes.get(lane)];
    if (queue !== undefined) queue.push({ message, key });
    else if (key === undefined) deliver(message);
    else {
      const fresh = [{ message, key }];
      lanes.set(lane, fresh);
      void drain(lane, fresh);
    }
  };
}

/** What must stay in order with a message (spec: BP-ORD-01, BP-ORD-03, AP-PCR-05); nothing if it may pass. */
function laneOf(message: Message): string | undefined {
  switch (message.type) {
    case MessageType.EVENT:
      return "events";
    case MessageType.INVOCATION:
    case MessageType.INTERRUPT:
      return "invocations";
    case MessageType.RESULT:
    case MessageType.ERROR:
      return `request ${message.request}`;
    default:
      return undefined;
  }
}

/** The message with a payload that throws why it cannot be read. */
function unreadable(message: Message, failure: PayloadError): Message {
  const payload = Payload.deferred(() => {
    throw failure;
  });
  return "payload" in message ? { ...message, payload } : message;
}
