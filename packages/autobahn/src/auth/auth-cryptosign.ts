import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { Connection } from "../connection/connection.ts";
import type { ConnectionOptions } from "../connection/connection-options.ts";
import { nacl } from "./nacl.ts";
import type { KeyPair } from "./nacl.ts";

/** What `create_connection` takes. */
export interface CryptosignConfig extends Pick<ConnectionOptions, "url" | "realm" | "authid" | "serializers"> {
  readonly pkey: KeyPair;
  readonly activation_code?: unknown;
  readonly request_new_activation_code?: unknown;
}

/** Answers a challenge of cryptosign. */
export function sign_challenge(pkey: KeyPair, extra: { readonly [key: string]: unknown }): string {
  const challenge = String(extra["challenge"]);
  return bytesToHex(nacl.sign.detached(hexToBytes(challenge), pkey.secretKey)) + challenge;
}

/** The public key, in hexadecimal. */
export function public_key(pkey: KeyPair): string {
  return bytesToHex(pkey.publicKey);
}

/** The key kept in the browser's local storage under a name; made, and kept there, if there is none. */
export function load_private_key(name: string, force_regenerate = false): KeyPair {
  const kept = force_regenerate ? null : storage().getItem(name);
  if (kept) return nacl.sign.keyPair.fromSeed(Uint8Array.from(atob(kept), (unit) => unit.charCodeAt(0)));
  const seed = nacl.randomBytes(nacl.sign.seedLength);
  storage().setItem(name, btoa(String.fromCharCode(...seed)));
  return nacl.sign.keyPair.fromSeed(seed);
}

/** Forgets a key. */
export function delete_private_key(name: string): void {
  storage().removeItem(name);
}

/** A connection that logs in by cryptosign. */
export function create_connection({ pkey, ...config }: CryptosignConfig): Connection {
  const { activation_code = null, request_new_activation_code = null, ...options } = config;
  return new Connection({
    ...options,
    authmethods: ["cryptosign"],
    authextra: { pubkey: public_key(pkey), activation_code, request_new_activation_code },
    onchallenge: (_session, _method, extra) => sign_challenge(pkey, extra),
  });
}

/** What browsers keep. */
interface KeyStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

function storage(): KeyStorage {
  return (globalThis as unknown as { readonly localStorage: KeyStorage }).localStorage;
}
