import { allocBytes, encodeUtf8 } from "../bytes.ts";
import { EMPTY_DICT } from "../dict.ts";
import { formatMessage } from "../format-message.ts";
import type { Message } from "../messages.ts";
import type { EncodedPayload } from "../payload-codec.ts";
import { formatJson } from "./format-json.ts";

const COMMA = 0x2c;
const CLOSE_LIST = 0x5d;

/** Writes the envelope of a message and, behind it, the payload as it is. */
export function encodeJson(message: Message, payload: EncodedPayload, maxDepth: number): Uint8Array {
  const elements = formatMessage(message);
  let text = `[${message.type}`;
  for (let at = 1; at < elements.length; at++) text += `,${formatElement(elements[at], maxDepth)}`;
  return join(text, payload);
}

function formatElement(element: unknown, maxDepth: number): string {
  if (typeof element === "number") return String(element);
  if (element === EMPTY_DICT) return "{}";
  return typeof element === "string" ? JSON.stringify(element) : formatJson(element, 1, maxDepth);
}

function join(text: string, payload: EncodedPayload): Uint8Array {
  const tail = payload.count === 0 ? 1 : payload.bytes.length + 2;
  const bytes = writeHead(text, tail);
  if (payload.count !== 0) {
    bytes[bytes.length - tail] = COMMA;
    bytes.set(payload.bytes, bytes.length - tail + 1);
  }
  bytes[bytes.length - 1] = CLOSE_LIST;
  return bytes;
}

/** Writes text, and leaves `tail` octets free behind it. */
function writeHead(text: string, tail: number): Uint8Array {
  const bytes = allocBytes(text.length + tail);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) return writeWideHead(text, tail);
    bytes[at] = unit;
  }
  return bytes;
}

function writeWideHead(text: string, tail: number): Uint8Array {
  const head = encodeUtf8(text);
  const bytes = allocBytes(head.length + tail);
  bytes.set(head);
  return bytes;
}
