import { expect, it } from "vitest";
import { attributeSchema } from "../attribute-schema.ts";
import { messageSchema } from "../message-schema.ts";
import { MessageType } from "../message-type.ts";
import { onReceive } from "../session-rules.ts";
import { receivedMessages } from "./received-messages.ts";

const states = ["closed", "establishing", "challenging", "established", "goodbyeReceived"] as const;
const types = Object.values(MessageType);
const received = types.filter((type) => states.some((state) => onReceive("client", state, type) !== undefined));

it("has a row for every message that is legal for a client in some state", () => {
  expect([...receivedMessages.keys()]).toEqual(received);
});

it.each(received)("says of type %i what the schema of all messages says", (type) => {
  const { name, fields, payload, ...more } = messageSchema[type];
  const revocation = "revocation" in more ? more.revocation : undefined;
  const kinds = Object.entries({ ...fields, ...(payload && { args: "list?", kwargs: "dict?" }) });
  const elements = kinds.map(([field, kind]) => [field, wordOf(kind, revocation !== undefined)]);
  const tail = Object.entries(revocation ?? {}).map(([field, kind]) => [field, `${kind}?`]);
  const row = receivedMessages.get(type);
  expect(row?.name).toBe(name);
  expect([...(row?.elements ?? [])]).toEqual([...elements, ...tail]);
  expect(row).toMatchObject({ hasPayload: payload ?? false, mayRevoke: revocation !== undefined });
  const attributes = [...(row?.attributes ?? [])].filter(([attribute]) => attribute !== "");
  expect(Object.fromEntries(attributes)).toEqual(attributeSchema[type] ?? {});
});

/** URIs are strings; the request of what may be a revocation may be 0. */
function wordOf(kind: string, revocable: boolean): string {
  if (kind === "id") return revocable ? "count" : "id";
  return kind === "uri" ? "string" : kind === "requestType" ? "request" : kind;
}
