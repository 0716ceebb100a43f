/** How many octets become text at a time. */
const STEP = 8_192;

/** The bytes of an ASCII text: something every serializer's connection can carry. */
export function textBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The text of ASCII bytes. */
export function bytesText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return text;
}

/** A message of exactly `length` octets that starts with its number. */
export function numbered(number: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length).fill("x".charCodeAt(0));
  bytes.set(textBytes(`${number}:`).subarray(0, length));
  return bytes;
}
