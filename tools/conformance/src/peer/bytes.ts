/** The UTF-8 bytes of a text. */
export function bytesOfText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The text that UTF-8 bytes stand for. */
export function textOfBytes(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** The bytes that hexadecimal digits stand for. */
export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, "hex"));
}

/** Bytes as hexadecimal digits. */
export function hexOfBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
