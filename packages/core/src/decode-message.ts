import { describeValue } from "./describe-value.ts";
import { ProtocolError } from "./errors.ts";
import { rowOf } from "./message-row.ts";
import type { MessageRow } from "./message-row.ts";
import type { Message } from "./messages.ts";
import { parseMessage } from "./parse-message.ts";
import { Payload } from "./payload.ts";
import type { Serializer } from "./serializer.ts";

/**
 * Walks over the elements of one encoded message. Every method throws `ProtocolError`
 * on bytes that are not well-formed.
 */
export interface ElementReader {
  readonly bytes: Uint8Array;
  /** Offset of the element that `next` found, or of what follows the element read last. */
  readonly at: number;
  /** Moves to the next element; false at the end of the message, which is the end of the bytes. */
  next(): boolean;
  /** What kind of container the element is. */
  kind(): "list" | "dict" | "other";
  /** Decodes the element. */
  read(): unknown;
  /** Passes over the element and checks that it is well-formed; true if it is an empty list or dict. */
  skip(): boolean;
}

/**
 * Reads one message: the envelope is decoded, the payload only checked and kept as it is.
 * @throws {ProtocolError} if it is not one well-formed, correctly typed message.
 */
export function decodeMessage(reader: ElementReader, source: Serializer): Message {
  if (!reader.next()) throw new ProtocolError("a message must not be an empty list");
  const code = reader.read();
  const row = rowOf(code);
  const elements: unknown[] = [row.type];
  while (elements.length <= row.keys.length && reader.next()) elements.push(reader.read());
  const payload = elements.length > row.keys.length ? readPayload(reader, row, source) : Payload.EMPTY;
  return parseMessage(elements, payload);
}

/** Passes over what follows the envelope. Empty trailing elements are dropped (spec: BP-MSG-22). */
function readPayload(reader: ElementReader, row: MessageRow, source: Serializer): Payload {
  if (!reader.next()) return Payload.EMPTY;
  if (!row.payload) throw tooLong(row);
  const start = reader.at;
  let count = skipElement(reader, row, "list") ? 0 : 1;
  let end = reader.at;
  if (reader.next()) {
    if (!skipElement(reader, row, "dict")) {
      count = 2;
      end = reader.at;
    }
    if (reader.next()) throw tooLong(row);
  }
  if (count === 0) return Payload.EMPTY;
  return Payload.encoded(source, { serializer: source.name, count, bytes: reader.bytes.subarray(start, end) });
}

function skipElement(reader: ElementReader, row: MessageRow, kind: "list" | "dict"): boolean {
  if (reader.kind() === kind) return reader.skip();
  const place = kind === "list" ? `${row.keys.length + 1} (Arguments)` : `${row.keys.length + 2} (ArgumentsKw)`;
  throw new ProtocolError(`${row.name} element ${place} must be a ${kind}, got ${describeValue(reader.read())}`);
}

function tooLong(row: MessageRow): ProtocolError {
  const most = row.keys.length + 1 + (row.payload ? 2 : 0);
  return new ProtocolError(`${row.name} must have at most ${most} elements`);
}
