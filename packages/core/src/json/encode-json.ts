import { allocBytes, encodeUtf8 } from "../bytes.ts";
import type { FrameHead } from "../frame-head.ts";
import { EMPTY_DICT } from "../dict.ts";
import { formatMessage } from "../format-message.ts";
import type { Message } from "../messages.ts";
import type { EncodedPayload } from "../payload-codec.ts";
import { formatJson } from "./format-json.ts";

const COMMA = 0x2c;
const CLOSE_LIST = 0x5d;

/** All of a message but its payload and the closing bracket. */
export function envelopeOf(message: Message, maxDepth: number): string {
  const elements = formatMessage(message);
  let text = `[${message.type}`;
  for (let at = 1; at < elements.length; at++) text += `,${formatElement(elements[at], maxDepth)}`;
  return text;
}

/** Writes an envelope and, behind it, the payload as it is; in front of it the head of its frame, if there is one. */
export function encodeJson(envelope: string, payload: EncodedPayload, head?: FrameHead): Uint8Array {
  const tail = payload.count === 0 ? 1 : payload.bytes.length + 2;
  const bytes = writeEnvelope(envelope, tail, head);
  if (payload.count !== 0) {
    bytes[bytes.length - tail] = COMMA;
    bytes.set(payload.bytes, bytes.length - tail + 1);
  }
  bytes[bytes.length - 1] = CLOSE_LIST;
  return bytes;
}

function formatElement(element: unknown, maxDepth: number): string {
  if (typeof element === "number") return String(element);
  if (element === EMPTY_DICT) return "{}";
  return typeof element === "string" ? JSON.stringify(element) : formatJson(element, 1, maxDepth);
}

/** Writes text behind the head, and leaves `tail` octets free behind it. */
function writeEnvelope(text: string, tail: number, head: FrameHead | undefined): Uint8Array {
  const bytes = allocFrame(text.length + tail, head);
  const start = bytes.length - text.length - tail;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) return writeWideEnvelope(text, tail, head);
    bytes[start + at] = unit;
  }
  return bytes;
}

function writeWideEnvelope(text: string, tail: number, head: FrameHead | undefined): Uint8Array {
  const envelope = encodeUtf8(text);
  const bytes = allocFrame(envelope.length + tail, head);
  bytes.set(envelope, bytes.length - envelope.length - tail);
  return bytes;
}

function allocFrame(length: number, head: FrameHead | undefined): Uint8Array {
  if (head === undefined) return allocBytes(length);
  const frame = allocBytes(head.size(length) + length);
  head.write(frame, length);
  return frame;
}
