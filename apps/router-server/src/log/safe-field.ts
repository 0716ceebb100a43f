/** Longer texts are cut off: peers choose some of them. */
const MAX_LENGTH = 256;
const REDACTED = "[redacted]";

/** Fields that are never written, whatever part of a name they are. */
const SECRET = /secret|password|passwd|ticket|token|signature|cookie|authorization|private|salt|key/i;

/** What may be written of a field of a log event: no secrets, and nothing at length. */
export function safeField(name: string, value: unknown): unknown {
  if (SECRET.test(name)) return REDACTED;
  if (typeof value !== "string" || value.length <= MAX_LENGTH) return value;
  return `${value.slice(0, MAX_LENGTH)}...`;
}
