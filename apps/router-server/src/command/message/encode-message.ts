import { PayloadError, ProtocolError } from "@junctor/core";
import { json } from "@junctor/core/json";
import { createSerializer } from "../connection/create-serializer.ts";
import { UserError } from "../user-error.ts";
import { formatBytes } from "./message-bytes.ts";
import type { MessageFlags } from "./message-bytes.ts";
import { readGiven } from "./read-given.ts";

/** What to encode. */
export interface EncodeGiven {
  readonly text: string | undefined;
  readonly flags: MessageFlags;
}

/**
 * `junctor message encode`: prints a message as a serializer writes it.
 * @throws {UserError} if it is no message, or has what the serializer cannot write.
 */
export async function encodeMessage({ text, flags: { serializer, output = "hex" } }: EncodeGiven): Promise<void> {
  const given = await readGiven(text);
  const target = await createSerializer(serializer);
  try {
    process.stdout.write(formatBytes(target.encode(json().decode(given)), output));
  } catch (error) {
    if (!(error instanceof ProtocolError || error instanceof PayloadError)) throw error;
    throw new UserError(`junctor: that is no message: ${error.message}`);
  }
}
