import type { SerializerName } from "../connection/connection-flags.ts";
import { UserError } from "../user-error.ts";

/** How octets are written. */
export type ByteForm = "hex" | "base64" | "raw";

/** The flags of `junctor message`. */
export interface MessageFlags {
  readonly serializer: SerializerName;
  readonly input?: ByteForm | undefined;
  readonly output?: ByteForm | undefined;
  readonly fields?: boolean | undefined;
}

/** Octets as they are printed: a line, or as they are. */
export function formatBytes(bytes: Uint8Array, form: ByteForm): string | Uint8Array {
  return form === "raw" ? bytes : `${Buffer.from(bytes).toString(form)}\n`;
}

/**
 * Octets as they were written; white space is of no account.
 * @throws {UserError} if they are not written so.
 */
export function parseBytes(given: Buffer, form: ByteForm): Uint8Array {
  if (form === "raw") return given;
  const text = given.toString("latin1").replaceAll(/\s/g, "");
  const valid = form === "hex" ? /^(?:[0-9a-f]{2})*$/i : /^[A-Za-z0-9+/_-]*={0,2}$/;
  if (!valid.test(text))
    throw new UserError(
      `junctor: what is to be decoded is not ${form === "hex" ? "pairs of hexadecimal digits" : "Base64"}.`,
    );
  return Buffer.from(text, form);
}
