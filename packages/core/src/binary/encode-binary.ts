import type { FrameHead } from "../frame-head.ts";
import { EMPTY_DICT } from "../dict.ts";
import { formatMessage } from "../format-message.ts";
import type { Message } from "../messages.ts";
import type { EncodedPayload } from "../payload-codec.ts";
import { utf8Length } from "../utf8-length.ts";
import { BinaryWriter } from "./binary-writer.ts";

/** How a binary format begins its values. */
export interface BinaryHeads {
  /** Begins a list of up to 10 elements. */
  list(writer: BinaryWriter, count: number): void;
  /** Writes an integer from 0 to 2^53. */
  integer(writer: BinaryWriter, value: number): void;
  /** Begins text of `length` octets. */
  text(writer: BinaryWriter, length: number): void;
  /** Writes an empty dict. */
  emptyDict(writer: BinaryWriter): void;
  /** Encodes a dict. */
  encodeDict(dict: unknown): Uint8Array;
}

/** The most octets that precede a value, or are one. */
const HEAD_LENGTH = 9;

/** What a message is written with. */
export interface BinaryEncoding {
  readonly heads: BinaryHeads;
  /** What goes in front of the message. Default: nothing. */
  readonly frame?: FrameHead | undefined;
}

/** Writes the envelope of a message and, behind it, the payload as it is; in front of it the head of its frame. */
export function encodeBinary(message: Message, payload: EncodedPayload, { heads, frame }: BinaryEncoding): Uint8Array {
  const elements = formatMessage(message);
  let length = HEAD_LENGTH + payload.bytes.length;
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at];
    length += HEAD_LENGTH;
    if (typeof element === "string") length += utf8Length(element);
    else if (typeof element === "object" && element !== EMPTY_DICT)
      length += (elements[at] = heads.encodeDict(element)).length;
  }
  const writer = new BinaryWriter(length, frame);
  heads.list(writer, elements.length + payload.count);
  for (const element of elements) writeElement(writer, element, heads);
  writer.raw(payload.bytes);
  return writer.finish();
}

function writeElement(writer: BinaryWriter, element: unknown, heads: BinaryHeads): void {
  if (typeof element === "number") heads.integer(writer, element);
  else if (typeof element === "string") writeText(writer, element, heads);
  else if (element === EMPTY_DICT) heads.emptyDict(writer);
  else writer.raw(element as Uint8Array);
}

function writeText(writer: BinaryWriter, text: string, heads: BinaryHeads): void {
  const length = utf8Length(text);
  heads.text(writer, length);
  writer.text(text, length);
}
