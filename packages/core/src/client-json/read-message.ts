import { ProtocolError } from "../errors.ts";
import { isDict } from "../is-dict.ts";
import { isId } from "../ids.ts";
import type { Message } from "../messages.ts";
import { Payload } from "../payload.ts";
import { receivedMessages } from "./received-messages.ts";
import type { ReceivedMessage } from "./received-messages.ts";

/** What ERROR may answer (spec: BP-PERR-08; CANCEL and YIELD as real dealers do, T6 and T14). */
const ANSWERABLE: readonly unknown[] = [16, 32, 34, 48, 49, 64, 66, 68, 70];

/** The types of elements and attributes; those with `?` may be missing. */
const fits: { readonly [type: string]: (value: unknown) => boolean } = {
  id: isId,
  count: (value) => value === 0 || isId(value),
  string: (value) => typeof value === "string",
  bool: (value) => typeof value === "boolean",
  dict: isDict,
  request: (value) => ANSWERABLE.includes(value),
  "list?": (value) => value === undefined || Array.isArray(value),
  "dict?": (value) => value === undefined || isDict(value),
};

type Fields = { [name: string]: unknown };

/**
 * Makes a typed message of what a router sent: the one place where shape and types are checked.
 * @throws {ProtocolError} naming message, place and expectation (spec: BP-PERR-11, TS-03, T48).
 */
export function readMessage(elements: unknown): Message {
  if (!Array.isArray(elements)) throw new ProtocolError("a message must be a list");
  const type: unknown = elements[0];
  const row = receivedMessages.get(type);
  if (row === undefined) {
    throw new ProtocolError(`no message to a client has the type ${typeof type === "number" ? type : typeof type}`);
  }
  const message = readElements(row, elements);
  const { details, options = details, request } = message;
  checkAttributes(row, options);
  // Revocations are not requested, so their request is 0 (spec: AP-REV-01, AP-REV-02).
  if (row.mayRevoke && (request === 0) !== (details !== undefined)) {
    throw new ProtocolError(`${row.name} has details if, and only if, its request is 0`);
  }
  if (row.hasPayload) {
    const at = row.elements.length - 1;
    message["payload"] = Payload.of(elements[at] as [], elements[at + 1] as {});
  }
  return message as unknown as Message;
}

/** The elements by name, all but those of the payload. */
function readElements({ name, elements, hasPayload }: ReceivedMessage, values: readonly unknown[]): Fields {
  if (values.length > elements.length + 1) {
    throw new ProtocolError(`${name} has more than ${elements.length + 1} elements`);
  }
  const fields: Fields = { type: values[0] };
  const named = elements.length - (hasPayload ? 2 : 0);
  let at = 0;
  for (const [field, type] of elements) {
    const value = values[++at];
    if (!fits[type]?.(value)) throw mismatch(`${name} element ${at} (${field})`, type, value);
    if (at <= named) fields[field] = value;
  }
  return fields;
}

/** Unknown attributes are ignored (spec: BP-MSG-24). */
function checkAttributes({ name, attributes }: ReceivedMessage, dict: unknown): void {
  for (const attribute in dict as Fields | undefined) {
    const type = attributes.get(attribute);
    const value = (dict as Fields)[attribute];
    if (type && !fits[type]?.(value)) throw mismatch(`${name} attribute ${attribute}`, type, value);
  }
}

function mismatch(place: string, type: string, value: unknown): ProtocolError {
  const found = Array.isArray(value) ? "list" : value === null ? "null" : typeof value;
  return new ProtocolError(`${place} must be of type ${type}, got ${found}`);
}
