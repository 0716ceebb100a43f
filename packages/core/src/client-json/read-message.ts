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
  const [type, ...values] = elements as unknown[];
  const row = receivedMessages.get(type);
  if (row === undefined) {
    throw new ProtocolError(`no message to a client has the type ${typeof type === "number" ? type : typeof type}`);
  }
  const { args, kwargs, ...fields } = readElements(row, values);
  const { details, options = details, request } = fields;
  checkAttributes(row, options);
  // Revocations are not requested, so their request is 0 (spec: AP-REV-01, AP-REV-02).
  if (row.elements.get("request") === "count" && (request === 0) !== (details !== undefined)) {
    throw new ProtocolError(`${row.name} has details if, and only if, its request is 0`);
  }
  const payload = row.elements.has("args") && { payload: Payload.of(args as [], kwargs as {}) };
  return { type, ...fields, ...payload } as unknown as Message;
}

function readElements({ name, elements }: ReceivedMessage, values: readonly unknown[]): Fields {
  if (values.length > elements.size) throw new ProtocolError(`${name} has more than ${elements.size + 1} elements`);
  const fields: Fields = {};
  let at = 0;
  for (const [field, type] of elements) {
    const value = values[at++];
    if (!fits[type]?.(value)) throw mismatch(`${name} element ${at} (${field})`, type, value);
    fields[field] = value;
  }
  return fields;
}

/** Unknown attributes are ignored (spec: BP-MSG-24). */
function checkAttributes({ name, attributes }: ReceivedMessage, dict: unknown): void {
  for (const [attribute, value] of Object.entries(dict ?? {})) {
    const type = attributes.get(attribute);
    if (type !== undefined && !fits[type]?.(value)) throw mismatch(`${name} attribute ${attribute}`, type, value);
  }
}

function mismatch(place: string, type: string, value: unknown): ProtocolError {
  const found = Array.isArray(value) ? "list" : value === null ? "null" : typeof value;
  return new ProtocolError(`${place} must be of type ${type}, got ${found}`);
}
