/** What is used of the platform: Node's Buffer where there is one, the web's functions elsewhere. */
interface Platform {
  readonly Buffer?: { from(value: string | Uint8Array, encoding?: string): Uint8Array & { toString(encoding: string): string } };
  atob(text: string): string;
  btoa(text: string): string;
}

const platform = globalThis as unknown as Platform;
const native = platform.Buffer;
const PADDED = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Whether `text` is standard padded Base64 (RFC 4648 section 4). */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && PADDED.test(text);
}

/** Bytes as standard padded Base64. */
export const encodeBase64: (bytes: Uint8Array) => string =
  native === undefined ? encodeByHand : (bytes) => native.from(bytes).toString("base64");

/** The bytes valid Base64 stands for. */
export const decodeBase64: (text: string) => Uint8Array =
  native === undefined ? decodeByHand : (text) => new Uint8Array(native.from(text, "base64"));

function encodeByHand(bytes: Uint8Array): string {
  let units = "";
  for (const byte of bytes) units += String.fromCharCode(byte);
  return platform.btoa(units);
}

function decodeByHand(text: string): Uint8Array {
  return Uint8Array.from(platform.atob(text), (unit) => unit.charCodeAt(0));
}
