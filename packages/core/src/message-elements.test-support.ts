import { formatMessage } from "./format-message.ts";
import { rowOf } from "./message-row.ts";
import type { Message } from "./messages.ts";
import { Payload } from "./payload.ts";
import { payloadOf } from "./payload-of.ts";

/** The whole message as the list that stands on the wire, payload decoded, empty trailing elements left out. */
export function elementsOf(message: Message): unknown[] {
  const { args, kwargs } = payloadOf(message);
  const elements = formatMessage(message);
  if (Object.keys(kwargs).length > 0) return [...elements, args, kwargs];
  return args.length > 0 ? [...elements, args] : elements;
}

/** A message made of the list that stands on the wire, without any check. */
export function messageOf(elements: readonly unknown[]): Message {
  const row = rowOf(elements[0]);
  const fields = row.keys.map((key, index): [string, unknown] => [key, elements[index + 1]]);
  const [args, kwargs] = elements.slice(row.keys.length + 1) as [unknown[]?, { [key: string]: unknown }?];
  const payload: [string, unknown][] = row.payload ? [["payload", Payload.of(args, kwargs)]] : [];
  return Object.fromEntries([["type", row.type], ...fields, ...payload]) as unknown as Message;
}
