import { ProtocolError } from "../errors.ts";

/** What the platform has for text, the same in every runtime. */
interface Platform {
  atob(text: string): string;
  btoa(text: string): string;
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new (
    label: string,
    options: { ignoreBOM: boolean; fatal: boolean },
  ) => { decode(bytes: Uint8Array): string };
}

const platform = globalThis as unknown as Platform;
const encoder = new platform.TextEncoder();
const decoder = new platform.TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/** The UTF-8 form of a string. */
export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}

/** @throws {ProtocolError} if the bytes are no UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ProtocolError("invalid UTF-8");
  }
}

/** Bytes as standard padded Base64 (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let units = "";
  for (const octet of bytes) units += String.fromCharCode(octet);
  return platform.btoa(units);
}

/** What `toBase64` has made of bytes, read again. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(platform.atob(text), (unit) => unit.charCodeAt(0));
}
