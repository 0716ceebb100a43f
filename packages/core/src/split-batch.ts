import { PREFIX_LENGTH, SEPARATOR } from "./batch-framing.ts";
import { ProtocolError } from "./errors.ts";
import type { SerializerName } from "./payload-codec.ts";

/** What peers built on autobahn send in place of the separator (T15). */
const OCTAL_SEPARATOR = 0x18;

/**
 * Cuts a batch into its messages, which are views of `batch`. The whole batch is checked at once; the messages are
 * cut one by one as they are asked for, so that a batch of very many costs no memory.
 * @throws {ProtocolError} if it is empty, or its last message is cut off.
 */
export function splitBatch(name: SerializerName, batch: Uint8Array): Iterable<Uint8Array> {
  if (batch.length === 0) throw new ProtocolError("a batch must not be empty");
  if (name !== "json") {
    checkPrefixes(batch);
    return cutAtPrefixes(batch);
  }
  if (!isSeparator(batch[batch.length - 1])) throw new ProtocolError("the last message of a batch must end with 0x1E");
  return cutAtSeparators(batch);
}

function* cutAtSeparators(batch: Uint8Array): Generator<Uint8Array, void, void> {
  let start = 0;
  for (let at = 0; at < batch.length; at++) {
    if (!isSeparator(batch[at])) continue;
    yield batch.subarray(start, at);
    start = at + 1;
  }
}

/** Neither octet can occur inside JSON. */
function isSeparator(octet: number | undefined): boolean {
  return octet === SEPARATOR || octet === OCTAL_SEPARATOR;
}

function checkPrefixes(batch: Uint8Array): void {
  let at = 0;
  while (at < batch.length) {
    if (batch.length - at < PREFIX_LENGTH) throw new ProtocolError("the last length of a batch is cut off");
    at += PREFIX_LENGTH + readUint32(batch, at);
  }
  if (at > batch.length) throw new ProtocolError("the last message of a batch is cut off");
}

function* cutAtPrefixes(batch: Uint8Array): Generator<Uint8Array, void, void> {
  let at = 0;
  while (at < batch.length) {
    const start = at + PREFIX_LENGTH;
    at = start + readUint32(batch, at);
    yield batch.subarray(start, at);
  }
}

function readUint32(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = 0; index < PREFIX_LENGTH; index++) value = value * 256 + (bytes[at + index] as number);
  return value;
}
