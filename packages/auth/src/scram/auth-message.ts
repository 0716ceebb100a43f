import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64 } from "../primitives/base64.ts";

/** The channel both sides see, and how they name it. */
export interface ScramBinding {
  readonly type: string;
  readonly data: Uint8Array;
}

/** What was said in HELLO, CHALLENGE and AUTHENTICATE. */
export interface ScramExchange {
  /** `HELLO.Details.authid`. */
  readonly authid: string;
  /** `HELLO.Details.authextra.nonce`. */
  readonly clientNonce: string;
  /** The nonce of CHALLENGE, which begins with the client's. */
  readonly nonce: string;
  /** Base64, as in CHALLENGE. */
  readonly salt: string;
  readonly iterations: number;
  /** Default: the exchange is not bound to its channel. */
  readonly binding?: ScramBinding | undefined;
}

/** AuthMessage: what both sides sign (spec: AP-SCRAM-16, -17). */
export function authMessage({ authid, clientNonce, nonce, salt, iterations, binding }: ScramExchange): string {
  const clientFirst = `n=${escape(authid)},r=${clientNonce}`;
  const serverFirst = `r=${nonce},s=${salt},i=${iterations}`;
  return `${clientFirst},${serverFirst},c=${bindingText(binding)},r=${nonce}`;
}

function bindingText(binding: ScramBinding | undefined): string {
  if (binding === undefined) return toBase64(utf8ToBytes("n,,"));
  return toBase64(concatBytes(utf8ToBytes(`p=${binding.type},,`), binding.data));
}

function escape(name: string): string {
  return name.replaceAll("=", "=3D").replaceAll(",", "=2C");
}
