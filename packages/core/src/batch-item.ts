import { PREFIX_LENGTH, SEPARATOR } from "./batch-framing.ts";
import { allocBytes } from "./bytes.ts";
import type { SerializerName } from "./payload-codec.ts";

/** Makes one message an item of a batch; a batch is the concatenation of its items. */
export function batchItem(name: SerializerName, message: Uint8Array): Uint8Array {
  if (name === "json") {
    const item = allocBytes(message.length + 1);
    item.set(message);
    item[message.length] = SEPARATOR;
    return item;
  }
  const item = allocBytes(PREFIX_LENGTH + message.length);
  writeUint32(item, message.length);
  item.set(message, PREFIX_LENGTH);
  return item;
}

function writeUint32(bytes: Uint8Array, value: number): void {
  for (let at = 0; at < PREFIX_LENGTH; at++) bytes[at] = value >>> (8 * (PREFIX_LENGTH - 1 - at));
}
