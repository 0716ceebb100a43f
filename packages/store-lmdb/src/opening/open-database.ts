import { open } from "lmdb";
import type { EventDatabase } from "../store-parts.ts";

/**
 * Opens the database of a directory, or makes it. Writes are on the disk when their promises are fulfilled; values go
 * through none of LMDB's codecs; what is written together is a transaction only if it is said to be one.
 */
export function openDatabase(path: string): EventDatabase {
  return open<Uint8Array, Uint8Array>({
    path,
    noSubdir: false,
    encoding: "binary",
    keyEncoding: "binary",
    eventTurnBatching: false,
    cache: false,
  });
}
