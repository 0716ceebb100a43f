import { allocBytes } from "./bytes.ts";
import { ProtocolError } from "./errors.ts";
import type { SerializerName } from "./payload-codec.ts";

/** Ends each message of a JSON batch (spec: TR-BATCH-02). */
const SEPARATOR = 0x1e;
/** What peers built on autobahn send instead of it (T15). */
const OCTAL_SEPARATOR = 0x18;
/** Octets of the length before each message of a binary batch (spec: TR-BATCH-03). */
const PREFIX_LENGTH = 4;

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

/**
 * Cuts a batch into its messages, which are views of `batch`.
 * @throws {ProtocolError} if it is empty, or its last message is cut off.
 */
export function splitBatch(name: SerializerName, batch: Uint8Array): Uint8Array[] {
  if (batch.length === 0) throw new ProtocolError("a batch must not be empty");
  return name === "json" ? splitAtSeparators(batch) : splitAtPrefixes(batch);
}

function splitAtSeparators(batch: Uint8Array): Uint8Array[] {
  const messages: Uint8Array[] = [];
  let start = 0;
  for (let end = nextSeparator(batch, 0); end !== -1; end = nextSeparator(batch, start)) {
    messages.push(batch.subarray(start, end));
    start = end + 1;
  }
  if (start < batch.length) throw new ProtocolError("the last message of a batch must end with 0x1E");
  return messages;
}

/** Neither octet can occur inside JSON. */
function nextSeparator(batch: Uint8Array, from: number): number {
  for (let at = from; at < batch.length; at++) {
    if (batch[at] === SEPARATOR || batch[at] === OCTAL_SEPARATOR) return at;
  }
  return -1;
}

function splitAtPrefixes(batch: Uint8Array): Uint8Array[] {
  const messages: Uint8Array[] = [];
  let at = 0;
  while (at < batch.length) {
    if (batch.length - at < PREFIX_LENGTH) throw new ProtocolError("the last length of a batch is cut off");
    const start = at + PREFIX_LENGTH;
    const end = start + readUint32(batch, at);
    if (end > batch.length) throw new ProtocolError("the last message of a batch is cut off");
    messages.push(batch.subarray(start, end));
    at = end;
  }
  return messages;
}

function writeUint32(bytes: Uint8Array, value: number): void {
  for (let at = 0; at < PREFIX_LENGTH; at++) bytes[at] = value >>> (8 * (PREFIX_LENGTH - 1 - at));
}

function readUint32(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = 0; index < PREFIX_LENGTH; index++) value = value * 256 + (bytes[at + index] as number);
  return value;
}
