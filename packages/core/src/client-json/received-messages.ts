/** The name and the type of an element or attribute. */
type Field = readonly [name: string, type: string];

/** What one type of message looks like. */
export interface ReceivedMessage {
  readonly name: string;
  /** Those whose type ends with `?` may be missing. */
  readonly elements: readonly Field[];
  /** The known attributes of its dict. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly hasPayload: boolean;
  /** Whether a request of 0 says that something was revoked. */
  readonly mayRevoke: boolean;
}

const payload = " args|list? kwargs|dict?";
const ppt = "ppt_scheme|string ppt_serializer|string ppt_cipher|string ppt_keyid|string";

/**
 * What a client receives, by type code, in the notation of the specification. A test compares it with
 * `message-schema.ts` and `attribute-schema.ts`, which say the same of all messages and in more words.
 */
export const receivedMessages: ReadonlyMap<unknown, ReceivedMessage> = /* @__PURE__ */ new Map([
  row(
    2,
    "WELCOME session|id details|dict",
    "authid|string authrole|string authmethod|string authprovider|string roles|dict agent|string authextra|dict",
  ),
  row(3, `ABORT details|dict reason|string${payload}`, "message|string"),
  row(4, "CHALLENGE authMethod|string extra|dict"),
  row(6, "GOODBYE details|dict reason|string", "message|string"),
  row(8, `ERROR requestType|request request|id details|dict error|string${payload}`, ppt),
  row(17, "PUBLISHED request|id publication|id"),
  row(33, "SUBSCRIBED request|id subscription|id"),
  row(35, "UNSUBSCRIBED request|count details|dict?", "reason|string subscription|id"),
  row(
    36,
    `EVENT subscription|id publication|id details|dict${payload}`,
    `publisher|id publisher_authid|string publisher_authrole|string topic|string trustlevel|count retained|bool ${ppt}`,
  ),
  row(50, `RESULT request|id details|dict${payload}`, `progress|bool ${ppt}`),
  row(65, "REGISTERED request|id registration|id"),
  row(67, "UNREGISTERED request|count details|dict?", "reason|string registration|id"),
  row(
    68,
    `INVOCATION request|id registration|id details|dict${payload}`,
    `receive_progress|bool progress|bool caller|id caller_authid|string caller_authrole|string procedure|string timeout|count trustlevel|count ${ppt}`,
  ),
  row(69, "INTERRUPT request|id options|dict", "mode|string reason|string"),
]);

function row(code: number, line: string, attributes = ""): [number, ReceivedMessage] {
  const [name = "", ...words] = line.split(" ");
  const elements = words.map(readField);
  const hasPayload = line.includes(" args|");
  const mayRevoke = line.includes("|count");
  return [code, { name, elements, attributes: new Map(attributes.split(" ").map(readField)), hasPayload, mayRevoke }];
}

function readField(word: string): Field {
  const [name = "", type = ""] = word.split("|");
  return [name, type];
}
