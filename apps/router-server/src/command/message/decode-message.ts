import { messageSchema, PayloadError, ProtocolError } from "@junctor/core";
import type { Message } from "@junctor/core";
import { json } from "@junctor/core/json";
import { createSerializer } from "../connection/create-serializer.ts";
import { formatJson } from "../payload/format-json.ts";
import { parseJson } from "../payload/parse-json.ts";
import { UserError } from "../user-error.ts";
import { parseBytes } from "./message-bytes.ts";
import type { MessageFlags } from "./message-bytes.ts";
import { readGiven } from "./read-given.ts";

/** What to decode. */
export interface DecodeGiven {
  readonly text: string | undefined;
  readonly flags: MessageFlags;
}

/**
 * `junctor message decode`: prints a message as JSON.
 * @throws {UserError} if it is none.
 */
export async function decodeMessage({
  text,
  flags: { serializer, input = "hex", fields },
}: DecodeGiven): Promise<void> {
  const bytes = parseBytes(await readGiven(text), input);
  const source = await createSerializer(serializer);
  try {
    const message = source.decode(bytes);
    process.stdout.write(`${formatJson(fields === true ? fieldsOf(message) : listOf(message))}\n`);
  } catch (error) {
    if (!(error instanceof ProtocolError || error instanceof PayloadError)) throw error;
    throw new UserError(`junctor: that is no message in ${serializer}: ${error.message}`);
  }
}

/** As it stands on the wire. */
function listOf(message: Message): unknown {
  return parseJson(new TextDecoder().decode(json().encode(message)));
}

/** The message by the names of the specification. */
function fieldsOf(message: Message): object {
  const { type, ...rest } = message;
  const { name } = messageSchema[type];
  if (!("payload" in rest)) return { message: name, ...rest };
  const { payload, ...fields } = rest;
  return { message: name, ...fields, args: payload.args, kwargs: payload.kwargs };
}
