/** The part of the platform that text needs; every runtime has it. */
interface Platform {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
}

const platform = globalThis as unknown as Platform;

/** The UTF-8 bytes of a text. */
export function encodeText(text: string): Uint8Array {
  return new platform.TextEncoder().encode(text);
}

/** The text that UTF-8 bytes stand for. */
export function decodeText(bytes: Uint8Array): string {
  return new platform.TextDecoder().decode(bytes);
}
