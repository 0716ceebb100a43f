import { checkAttributes } from "./check-attributes.ts";
import { describeValue } from "./describe-value.ts";
import { ProtocolError } from "./errors.ts";
import { isDict } from "./is-dict.ts";
import { isId, MAX_ID } from "./ids.ts";
import { rowOf } from "./message-row.ts";
import type { MessageRow } from "./message-row.ts";
import type { FieldKind } from "./message-schema.ts";
import { MessageType as T } from "./message-type.ts";
import type { Message } from "./messages.ts";
import type { Payload } from "./payload.ts";

/** What ERROR may answer (spec: BP-PERR-08; CANCEL and YIELD as real dealers do, T6 and T14). */
const answerable: ReadonlySet<unknown> = new Set([
  T.PUBLISH,
  T.SUBSCRIBE,
  T.UNSUBSCRIBE,
  T.CALL,
  T.CANCEL,
  T.REGISTER,
  T.UNREGISTER,
  T.INVOCATION,
  T.YIELD,
]);

const expectations: { readonly [K in FieldKind]: string } = {
  id: "an id (1 to 2^53)",
  requestType: "the type code of a request",
  uri: "a string",
  string: "a string",
  dict: "a dict",
};

/**
 * Makes a typed message of the elements before the payload: the one place where shape and types are checked.
 * @param elements the type code and what follows it, without Arguments and ArgumentsKw
 * @throws {ProtocolError} naming message, position and expectation (spec: BP-PERR-11).
 */
export function parseMessage(elements: readonly unknown[], payload: Payload): Message {
  const row = rowOf(elements[0]);
  checkArity(row, elements.length);
  const message: { [key: string]: unknown } = { type: row.type };
  for (let at = 1; at < elements.length; at++) {
    message[row.keys[at - 1] as string] = readField(row, at, elements);
  }
  if (row.payload) message.payload = payload;
  return message as unknown as Message;
}

function checkArity(row: MessageRow, length: number): void {
  if (length - 1 === row.required || length - 1 === row.keys.length) return;
  throw new ProtocolError(`${row.name} must have ${row.required + 1} elements, got ${length}`);
}

/** Checks the element at `at` and narrows it to the type its kind stands for. */
function readField(row: MessageRow, at: number, elements: readonly unknown[]): unknown {
  const value = elements[at];
  const kind = row.kinds[at - 1] as FieldKind;
  switch (kind) {
    case "id":
      if (elements.length - 1 > row.required) return readRevocationRequest(row, value);
      if (isId(value)) return value;
      if (typeof value === "bigint" && value >= 1n && value <= MAX_ID) return Number(value);
      break;
    case "requestType":
      if (answerable.has(value)) return value;
      break;
    case "uri":
    case "string":
      if (typeof value === "string") return value;
      break;
    case "dict":
      if (!isDict(value)) break;
      checkAttributes(row, value);
      return value;
  }
  throw mismatch(row, at, `${expectations[kind]}, got ${describeValue(value)}`);
}

/** Revocations are not requested, so their request is 0 (spec: AP-REV-01, AP-REV-02). */
function readRevocationRequest(row: MessageRow, value: unknown): 0 {
  if (value === 0) return 0;
  throw mismatch(row, 1, `0 in a revocation, got ${describeValue(value)}`);
}

function mismatch(row: MessageRow, at: number, expected: string): ProtocolError {
  const key = row.keys[at - 1] as string;
  const field = key.charAt(0).toUpperCase() + key.slice(1);
  return new ProtocolError(`${row.name} element ${at} (${field}) must be ${expected}`);
}
