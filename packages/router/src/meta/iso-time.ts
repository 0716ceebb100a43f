/** A time in milliseconds since the epoch as ISO 8601 writes it, in UTC. */
export function isoTime(ms: number): string {
  // oxlint-disable-next-line no-restricted-globals -- writes a time it is given, and reads no clock
  return new Date(ms).toISOString();
}
