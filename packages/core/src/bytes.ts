/*
 * Strings and bytes. Node's own routines are several times faster on short strings than TextEncoder and
 * TextDecoder; they are used when the runtime has them. Every function behaves the same everywhere.
 */

/** What is used of Node's Buffer. */
interface NativeBytes extends Uint8Array {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
  utf8Write(text: string, at: number): number;
}

interface NativeBuffer {
  readonly prototype: NativeBytes;
  allocUnsafe(length: number): Uint8Array;
  from(bytes: Uint8Array): { toString(encoding: "base64"): string };
  from(text: string, encoding: "base64"): Uint8Array;
  byteLength(text: string): number;
}

interface Platform {
  readonly Buffer?: NativeBuffer;
  atob(text: string): string;
  btoa(text: string): string;
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new (
    label: string,
    options: { ignoreBOM: boolean; fatal?: boolean },
  ) => { decode(bytes: Uint8Array): string };
}

const platform = globalThis as unknown as Platform;
const native = platform.Buffer;
const encoder = new platform.TextEncoder();
const decoder = new platform.TextDecoder("utf-8", { ignoreBOM: true });
const strictDecoder = new platform.TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/** Not in ES2022 yet, but in every runtime of today. */
type NativeText = string & { isWellFormed?(): boolean };

const nativeText = String.prototype as unknown as NativeText;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Uninitialised bytes: the caller writes all of them. */
export const allocBytes: (length: number) => Uint8Array =
  native === undefined ? (length) => new Uint8Array(length) : (length) => native.allocUnsafe(length);

/** Reads valid UTF-8 from `start` up to `end`. A byte order mark is kept. */
export const readUtf8: (bytes: Uint8Array, start: number, end: number) => string =
  native === undefined
    ? (bytes, start, end) => decoder.decode(bytes.subarray(start, end))
    : (bytes, start, end) => native.prototype.utf8Slice.call(bytes, start, end);

/** Reads ASCII from `start` up to `end`; what octets above 0x7F become is not defined. */
export const readAscii: (bytes: Uint8Array, start: number, end: number) => string =
  native === undefined ? readUtf8 : (bytes, start, end) => native.prototype.latin1Slice.call(bytes, start, end);

/** The UTF-8 form of a string; lone surrogates become U+FFFD. */
export const encodeUtf8: (text: string) => Uint8Array =
  native === undefined
    ? (text) => encoder.encode(text)
    : (text) => {
        const bytes = native.allocUnsafe(native.byteLength(text));
        native.prototype.utf8Write.call(bytes, text, 0);
        return bytes;
      };

/** Whether `bytes` are valid UTF-8. Faster than a loop for some hundred octets and more. */
export function isUtf8Native(bytes: Uint8Array): boolean {
  try {
    strictDecoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether `text` has no lone surrogate, so that UTF-8 can express it. */
export const isWellFormed: (text: string) => boolean =
  nativeText.isWellFormed === undefined
    ? (text) => !LONE_SURROGATE.test(text)
    : (text) => (text as NativeText).isWellFormed?.() === true;

/** A copy, as a plain `Uint8Array`, of what stands from `start` up to `end`. */
export function copyBytes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const copy = new Uint8Array(end - start);
  copy.set(bytes.subarray(start, end));
  return copy;
}

/** All parts, one after the other. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = allocBytes(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Bytes as standard padded Base64 (RFC 4648 section 4). */
export const encodeBase64: (bytes: Uint8Array) => string =
  native === undefined ? (bytes) => platform.btoa(toUnits(bytes)) : (bytes) => native.from(bytes).toString("base64");

/** The bytes that valid Base64 stands for, as a plain `Uint8Array`. */
export const decodeBase64: (text: string) => Uint8Array =
  native === undefined
    ? (text) => Uint8Array.from(platform.atob(text), (unit) => unit.charCodeAt(0))
    : (text) => new Uint8Array(native.from(text, "base64"));

function toUnits(bytes: Uint8Array): string {
  let units = "";
  for (const octet of bytes) units += String.fromCharCode(octet);
  return units;
}
