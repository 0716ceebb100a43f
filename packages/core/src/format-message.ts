import { rowOf } from "./message-row.ts";
import type { Message } from "./messages.ts";

/** Lists the elements of a message before the payload, in wire order, the type code first. */
export function formatMessage(message: Message): unknown[] {
  const row = rowOf(message.type);
  const fields = message as unknown as { readonly [key: string]: unknown };
  const elements: unknown[] = [row.type];
  for (let at = 0; at < row.keys.length; at++) {
    const value = fields[row.keys[at] as string];
    if (value !== undefined) elements.push(value);
  }
  return elements;
}
