import type { Dict } from "./dict.ts";

/** Whether a decoded value is a dictionary, not a list, binary or null. */
export function isDict(value: unknown): value is Dict {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
