import { PREFIX_LENGTH, SEPARATOR } from "./batch-framing.ts";
import { ProtocolError } from "./errors.ts";
import type { SerializerName } from "./payload-codec.ts";

/** What peers built on autobahn send in place of the separator (T15). */
const OCTAL_SEPARATOR = 0x18;

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

function readUint32(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = 0; index < PREFIX_LENGTH; index++) value = value * 256 + (bytes[at + index] as number);
  return value;
}
